import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataDir, releaseDataDir } from '../data-dir/claim.js';
import { dataDirLayout, repositoryDir, type DataDir } from '../data-dir/layout.js';
import { freePort } from '../free-port.js';
import { startGateway } from '../gateway/start-gateway.js';
import type { Supervised } from '../processes/supervise.js';
import { APP_NAMES, appPart, appUrl, type AppName } from './app-part.js';
import { Closers } from './closers.js';
import { hasDemoAccounts, makeSamples, seedDemo } from './demo.js';
import { openLogFiles } from './log-files.js';
import { runParts } from './run-parts.js';
import { startDatabases, type DatabaseName } from './start-databases.js';

export interface StackOptions {
  /** A temporary folder, removed by `stop`, when not given. */
  readonly dataDir?: string;
  /** A free one when not given. */
  readonly port?: number;
  readonly host?: string;
  /** Demo data; by default when the database is our own. */
  readonly seed?: boolean;
  /** Sample videos in the data folder; making them takes some seconds. */
  readonly samples?: boolean;
  /** MONGO_URL, REDIS_URL, PUBLIC_URL and settings of the apps. Ours are not read from the process: a test stands alone. */
  readonly env?: NodeJS.ProcessEnv;
  readonly say?: (line: string) => void;
  /** Ends the start where it is. */
  readonly signal?: AbortSignal;
}

export type RunningPart = Pick<Supervised, 'kill' | 'restart' | 'hold'>;

export interface Stack {
  readonly url: string;
  readonly mongoUrl: string;
  readonly redisUrl: string;
  readonly samplesDir: string;
  /** Whether the demo accounts are in the database. */
  readonly seeded: boolean;
  app(name: AppName): RunningPart;
  /** Of those that this stack started itself. */
  database(name: DatabaseName): RunningPart;
  stop(): Promise<void>;
}

/** Starts the whole system: databases, demo data, apps, and one origin before them. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const closers = new Closers();
  options.signal?.addEventListener('abort', () => void closers.close());
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(options: StackOptions, closers: Closers): Promise<Stack> {
  const { env = {}, say = () => undefined } = options;
  const dir = await openDataDir(options.dataDir, closers, say);
  const logs = openLogFiles(dir.logs, say);
  closers.add(() => logs.close());
  const parts = { dir, closers, say };

  const appPorts = { api: await freePort(), uploads: await freePort(), worker: await freePort() };
  const gateway = await startGateway({
    port: options.port ?? (await freePort()),
    host: options.host,
    apiUrl: appUrl(appPorts.api),
    uploadsUrl: appUrl(appPorts.uploads),
    staticDir: await ownCopyOfDashboard(dir),
  });
  closers.add(() => gateway.close());
  const samples = options.samples ? makeSamples(dir, { closers, onLine: logs.for('samples') }) : undefined;
  const samplesMade = samples?.catch((error: Error) => say(`No sample videos: ${error.message}`));

  const databases = await startDatabases({ ...parts, env, logs });
  const { mongoUrl, redisUrl } = databases;
  if (options.seed ?? (databases.ownMongo || env.SEED_DEMO === '1')) {
    await seedDemo(mongoUrl, { closers, onLine: logs.for('seed-demo') });
  }
  const appEnv = {
    ...env,
    MONGO_URL: mongoUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: env.PUBLIC_URL || gateway.url,
    STORAGE_DIR: dir.files,
    LOG_LEVEL: env.LOG_LEVEL || 'info',
  };
  const apps = await runParts(
    APP_NAMES.map((name) => appPart({ name, port: appPorts[name], env: appEnv, onLine: logs.for(name) })),
    { ...parts, graceMs: 2_200 },
  );
  await samplesMade;
  logs.sayErrors(true);
  closers.add(() => {
    logs.sayErrors(false);
    // Closed first: a live-events connection would hold its app open.
    return gateway.close();
  });

  return {
    url: gateway.url,
    mongoUrl,
    redisUrl,
    samplesDir: dir.samples,
    seeded: await hasDemoAccounts(mongoUrl),
    app: (name) => apps.find((app) => app.name === name)!,
    database: (name) => databases.running[name]!,
    stop: () => closers.close(),
  };
}

async function openDataDir(
  given: string | undefined,
  closers: Closers,
  say: (line: string) => void,
): Promise<DataDir> {
  const root = given ?? (await mkdtemp(join(tmpdir(), 'smarttag-')));
  const dir = dataDirLayout(root);
  if (!given) closers.add(() => rm(root, { recursive: true, force: true }));
  await claimDataDir(dir, say);
  closers.add(() => releaseDataDir(dir));
  return dir;
}

/** A build beside a running system empties the dashboard's folder; the system goes on with what it started with. */
async function ownCopyOfDashboard(dir: DataDir): Promise<string> {
  const built = join(repositoryDir, 'apps/dashboard/dist');
  const copy = join(dir.run, 'dashboard');
  if (existsSync(built)) await cp(built, copy, { recursive: true });
  return copy;
}
