import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** What a test opened is closed behind it: pages left open would go on asking a server, beside every later test. */
export const test = base.extend<{ closesWhatItOpens: void }>({
  closesWhatItOpens: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use();
      const opened = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(opened.map((context) => context.close()));
    },
    { auto: true },
  ],
});
