import { mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(viteConfig, {
  test: {
    name: 'dashboard',
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
    // A busy machine takes what it takes.
    testTimeout: 60_000,
  },
});
