import { defineConfig } from 'vitest/config';

/** The long forms: `pnpm run test:long`. ENGINE_SEED, ENGINE_CASES, ENGINE_CUTS and PEER_MONGO_URL change what they do. */
export default defineConfig({
  test: {
    name: 'engine long',
    include: ['test/long/**/*.long.test.ts', 'test/power-loss.int.test.ts'],
    env: { ENGINE_CUTS: process.env.ENGINE_CUTS ?? '30' },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
