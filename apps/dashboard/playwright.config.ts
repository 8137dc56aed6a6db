import { browserConfig } from './playwright.shared.ts';

export default browserConfig({
  testMatch: '**/*.e2e.test.ts',
  reporter: [['list'], ['json', { outputFile: '../../.cache/browser.json' }]],
});
