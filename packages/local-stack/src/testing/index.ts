import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { withDatabase } from './mongo-databases.js';

declare module 'vitest' {
  export interface ProvidedContext {
    mongoUrl: string;
    mongoNamePrefix: string;
    redisUrl: string;
    redisDatabases: number[];
    redisClaimsDir: string;
  }
}

/** URL of a fresh database on the run's engine, whichever that is; dropped when the run ends. */
export function testMongoUrl(): string {
  return withDatabase(inject('mongoUrl'), inject('mongoNamePrefix') + randomBytes(5).toString('hex'));
}

/**
 * URL of a Redis database that no other test has; emptied when the run ends.
 * Channels are shared by all databases of a server: a test must bear the nudges of others.
 */
export function testRedisUrl(): string {
  const url = new URL(inject('redisUrl'));
  url.pathname = `/${inject('redisDatabases').find(claim) ?? outOfDatabases()}`;
  return url.href;
}

/** Test files run in several processes: making a directory is the claim that only one of them can win. */
function claim(database: number): boolean {
  try {
    mkdirSync(join(inject('redisClaimsDir'), String(database)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function outOfDatabases(): never {
  throw new Error('no empty database is left on the Redis of the tests: start it with more, by --databases');
}
