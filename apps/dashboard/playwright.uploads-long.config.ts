import { browserConfig } from './playwright.shared.ts';

/** `npm run test:uploads:long`: what takes minutes. UPLOAD_LONG_BYTES changes the size of the largest file. */
export default browserConfig({
  testMatch: 'long/*.long.test.ts',
  timeout: 900_000,
  expect: { timeout: 300_000 },
  reporter: [['list'], ['json', { outputFile: '../../.cache/uploads-long.json' }]],
});
