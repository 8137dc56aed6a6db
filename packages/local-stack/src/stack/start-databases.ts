import type { DataDir } from '../data-dir/layout.js';
import { prepareEngine } from '../engine/prepare-engine.js';
import { freePort } from '../free-port.js';
import type { Supervised } from '../processes/supervise.js';
import { redisPart, redisUrl } from '../redis/redis-part.js';
import type { Closers } from './closers.js';
import type { LogFiles } from './log-files.js';
import { runParts } from './run-parts.js';

export interface DatabasesOptions {
  readonly dir: DataDir;
  readonly env: NodeJS.ProcessEnv;
  readonly logs: LogFiles;
  readonly closers: Closers;
  readonly say: (line: string) => void;
}

export type DatabaseName = 'mongo' | 'redis';

export interface Databases {
  readonly mongoUrl: string;
  readonly redisUrl: string;
  /** Whether the MongoDB is one that we started. */
  readonly ownMongo: boolean;
  /** Those that we started. */
  readonly running: Partial<Record<DatabaseName, Supervised>>;
}

/** MONGO_URL and REDIS_URL win; what they do not name is started here. */
export async function startDatabases({ dir, env, logs, closers, say }: DatabasesOptions): Promise<Databases> {
  const engine = await prepareEngine({ dir, port: await freePort(), env, onLine: logs.for('mongo') });
  say(engine.description);
  if (engine.remark) say(engine.remark);

  const port = await freePort();
  const redis = env.REDIS_URL
    ? undefined
    : redisPart({ dataDir: dir.redis, port, onLine: logs.for('redis') });
  const parts = [engine.part, redis].filter((part) => part !== undefined);
  const running = await runParts(parts, { dir, closers, say, graceMs: 1_200 });
  return {
    mongoUrl: engine.url,
    redisUrl: env.REDIS_URL || redisUrl(port),
    ownMongo: engine.part !== undefined,
    running: {
      mongo: running.find(({ name }) => name === engine.part?.name),
      redis: running.find(({ name }) => name === redis?.name),
    },
  };
}
