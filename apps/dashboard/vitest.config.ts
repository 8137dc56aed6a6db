import { mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(viteConfig, {
  test: {
    name: 'dashboard',
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
  },
});
