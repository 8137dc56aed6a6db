import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { embeddedPart, embeddedUrl } from '../engine/embedded.js';
import { freePort } from '../free-port.js';
import { launch } from '../processes/part.js';
import { redisPart, redisUrl } from '../redis/redis-part.js';
import { Closers } from '../stack/closers.js';
import { dropDatabases } from './mongo-databases.js';
import { emptyRedisDatabases, flushRedisDatabases } from './redis-databases.js';

/** Starts one MongoDB engine and one Redis for the whole run; `MONGO_URL` and `REDIS_URL` win, as everywhere. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closers = new Closers();
  try {
    await provideServers(project, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
  return () => closers.close();
}

async function provideServers(project: TestProject, closers: Closers): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'smarttag-test-'));
  closers.add(() => rm(dir, { recursive: true, force: true }));
  const claims = join(dir, 'redis-claims');
  await mkdir(claims);

  const mongoUrl = await startMongo(join(dir, 'mongo'), closers);
  const namePrefix = `test_${randomBytes(4).toString('hex')}_`;
  if (process.env.MONGO_URL) closers.add(() => dropDatabases(mongoUrl, namePrefix));

  const redis = await startRedis(join(dir, 'redis'), closers);
  if (process.env.REDIS_URL) {
    closers.add(async () => flushRedisDatabases(redis, (await readdir(claims)).map(Number)));
  }

  project.provide('mongoUrl', mongoUrl);
  project.provide('mongoNamePrefix', namePrefix);
  project.provide('redisUrl', redis);
  project.provide('redisDatabases', await emptyRedisDatabases(redis));
  project.provide('redisClaimsDir', claims);
}

async function startMongo(dataDir: string, closers: Closers): Promise<string> {
  if (process.env.MONGO_URL) return process.env.MONGO_URL;
  const port = await freePort();
  const child = await launch(embeddedPart({ dataDir, port }));
  closers.add(() => child.stop());
  return embeddedUrl(port);
}

async function startRedis(dataDir: string, closers: Closers): Promise<string> {
  if (process.env.REDIS_URL) return process.env.REDIS_URL;
  const port = await freePort();
  const child = await launch(redisPart({ dataDir, port }));
  closers.add(() => child.stop());
  return redisUrl(port);
}
