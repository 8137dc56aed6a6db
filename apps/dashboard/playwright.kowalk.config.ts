import { browserConfig } from './playwright.shared.ts';
export default browserConfig({ testMatch: 'kowalk.capture.ts', timeout: 400_000, workers: 1, reporter: [['list']] });
