import { test as base } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';

export { expect } from '@playwright/test';

interface ForEachTest {
  closesWhatItOpens: void;
}

interface ForEachWorker {
  /** One system for the files whose tests know their own data by name; to start one takes longer than most tests. */
  sharedStack: Stack;
}

export const test = base.extend<ForEachTest, ForEachWorker>({
  sharedStack: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // What a test opened is closed behind it: pages left open would go on asking a server, beside every later test.
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
