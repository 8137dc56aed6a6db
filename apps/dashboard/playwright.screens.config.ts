import { browserConfig } from './playwright.shared.ts';

/** `npm run screens`: pictures of every page from the running system, into docs/screens/. */
export default browserConfig({
  testMatch: 'screens.capture.ts',
  timeout: 600_000,
  reporter: [['list'], ['json', { outputFile: '../../.cache/screens.json' }]],
});
