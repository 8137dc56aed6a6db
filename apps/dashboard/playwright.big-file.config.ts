import { browserConfig } from './playwright.shared.ts';

const HOUR = 3_600_000;

/** `npm run big-file`: one very large file through the browser, and the memory that it takes. */
export default browserConfig({
  testMatch: 'big-file.long.ts',
  timeout: HOUR,
  expect: { timeout: HOUR },
  reporter: [['list'], ['json', { outputFile: '../../.cache/big-file.json' }]],
});
