import { defineConfig } from 'vitest/config';

/**
 * unit: pure code, no services. int: real MongoDB engine, Redis, ffmpeg, started once by local-stack.
 * engine: embedded-mongo against its own process, never against another engine.
 */

/** A process goes on with the next file of its project: loading Nest and mongoose anew was most of what a file cost. */
const shared = { isolate: false };

export default defineConfig({
  test: {
    // Most of a test here waits for a disk, a process or a lease: two more files fill the pauses of one.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          ...shared,
          include: ['packages/*/src/**/*.spec.ts', 'apps/{api,uploads,worker}/src/**/*.spec.ts'],
          exclude: ['packages/embedded-mongo/**', '**/node_modules/**'],
          // Properties over all time zones, also beside others on two cores.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'engine',
          include: ['packages/embedded-mongo/{src,test}/**/*.{spec,int.test}.ts'],
          // Servers are started and killed here, also beside others on two cores.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'int',
          ...shared,
          include: ['{apps,packages}/*/test/**/*.int.test.ts'],
          exclude: ['packages/embedded-mongo/**', '**/node_modules/**'],
          globalSetup: [
            // ENGINE_RECORD=1: keeps what the tests ask of MongoDB, for the table in embedded-mongo's README
            ...(process.env.ENGINE_RECORD ? ['packages/embedded-mongo/test/recorded/tap.ts'] : []),
            'packages/local-stack/dist/testing/global-setup.js',
          ],
          // Whole systems are started here, also beside others on two cores.
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      'apps/*/vitest.config.ts',
    ],
  },
});
