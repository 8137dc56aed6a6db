import { defineConfig } from 'vitest/config';

/** The long forms: `pnpm run test:long`. ENGINE_SEED, ENGINE_CASES and PEER_MONGO_URL change what they do. */
export default defineConfig({
  test: {
    name: 'engine long',
    include: ['test/long/**/*.long.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
