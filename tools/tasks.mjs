import { build } from './build.mjs';
import { check } from './check.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { run } from './programs.mjs';
import { clearResults, summary } from './results.mjs';
import { systemPackages } from './system-packages.mjs';
import { playwright, vitest } from './tests.mjs';

const LOCAL_STACK = '@smarttag/local-stack';

/** The engine's long forms are no part of `npm test`: a configuration of their own. */
const ENGINE_LONG = [
  `--root=${inRoot('packages/embedded-mongo')}`,
  `--config=${inRoot('packages/embedded-mongo/vitest.long.config.ts')}`,
];

/** What the npm scripts of the repository run; each gives the exit code, or nothing for 0. */
export const tasks = {
  async start() {
    await prepare({ packages: {} });
    return localStack('start');
  },
  async reset() {
    await prepare({ only: [LOCAL_STACK] });
    return localStack('reset');
  },
  async 'mongo:download'() {
    await prepare({ only: [LOCAL_STACK] });
    return localStack('mongo:download');
  },
  async build() {
    await prepare();
  },
  async check() {
    await prepare();
    clearResults();
    await check();
    return summary();
  },
  async test() {
    clearResults();
    await prepare({ packages: { browser: true } });
    await check();
    await vitest('vitest');
    await playwright('browser', 'apps/dashboard/playwright.config.ts');
    return summary();
  },
  /** The integration tests alone; on another engine by MONGO_URL, and compared with it by PEER_MONGO_URL. */
  async 'test:integration'() {
    await prepare({ packages: {} });
    await vitest('integration', ['--project=int']);
    if (process.env.PEER_MONGO_URL) await vitest('engine-beside-peer', [...ENGINE_LONG, '-t=DocumentDB']);
    return summary();
  },
  async 'test:engine:long'() {
    await prepare();
    clearResults();
    await vitest('engine-long', ENGINE_LONG);
    return summary();
  },
  /** One file of SIZE bytes (2 GiB unless given) from the browser to tagged; fails where a process takes too much memory. */
  async 'big-file'() {
    await prepare({ packages: { browser: true } });
    clearResults();
    await playwright('big-file', 'apps/dashboard/playwright.big-file.config.ts');
    return summary();
  },
  /** Uploads through faults that take minutes, and files of many GB. */
  async 'test:uploads:long'() {
    await prepare({ packages: { browser: true } });
    clearResults();
    await playwright('uploads-long', 'apps/dashboard/playwright.uploads-long.config.ts');
    return summary();
  },
  /** Builds what reports read anew from history, of the database that MONGO_URL names. */
  async 'rollups:rebuild'() {
    await prepare({ only: ['@smarttag/worker'] });
    const { ok } = await run(process.execPath, [inRoot('apps/worker/dist/rebuild-rollups.js')], {
      show: true,
    });
    return ok ? 0 : 1;
  },
  async screens() {
    await prepare({ packages: { browser: true } });
    clearResults();
    await playwright('screens', 'apps/dashboard/playwright.screens.config.ts');
    return summary();
  },
};

/** `packages`: what the task needs that is not from npm. The machine's package manager and ours work side by side. */
async function prepare({ packages, only = [] } = {}) {
  await withLock(async () => {
    const fromSystem = packages ? systemPackages(packages) : undefined;
    const fromNpm = install().then(() => build(...only));
    // Both to their end: apt-get should not be left behind in the middle of its work.
    const failed = (await Promise.allSettled([fromSystem, fromNpm])).find(
      ({ status }) => status === 'rejected',
    );
    if (failed) throw failed.reason;
  });
}

/** In this process: nothing stands between a signal and the system. */
async function localStack(command) {
  const { main } = await import(inRoot('packages/local-stack/dist/cli.js'));
  return main(command);
}
