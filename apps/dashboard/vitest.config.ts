import { mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(viteConfig, {
  test: {
    name: 'dashboard',
    environment: 'happy-dom',
    // A process goes on with the next file: loading Vue and the page anew was most of what a file cost.
    isolate: false,
    include: ['src/**/*.spec.ts'],
    // A busy machine takes what it takes.
    testTimeout: 60_000,
  },
});
