import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

/** Debian's Chromium, where Playwright's own cannot be downloaded. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** What browser tests and pictures have in common: real Chromium, no second try, a system for each file. */
export const browserConfig = (own: PlaywrightTestConfig) =>
  defineConfig({
    testDir: 'test',
    // Two files side by side: one waits for its system while the other looks at its page.
    workers: 2,
    retries: 0,
    forbidOnly: Boolean(process.env.CI),
    timeout: 180_000,
    expect: { timeout: 40_000 },
    outputDir: '../../.cache/browser',
    use: {
      browserName: 'chromium',
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      // Recorded at every step of every test, also of those that pass: --trace=on when one is wanted.
      trace: 'off',
      screenshot: 'only-on-failure',
      launchOptions: {
        executablePath,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    },
    ...own,
  });
