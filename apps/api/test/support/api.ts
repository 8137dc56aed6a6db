import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MongoConnection, startService } from '@smarttag/service-kit';
import { testMongoUrl, testRedisUrl } from '@smarttag/local-stack/testing';
import { FileSystemStorage } from '@smarttag/storage';
import type { Connection } from 'mongoose';
import { afterAll, expect, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { readEnv, type Env } from '../../src/config/env.js';
import { configureApp } from '../../src/configure-app.js';

/** The api as it runs, on databases and a folder of its own. */
export interface TestApi {
  url: string;
  env: Env;
  app: NestExpressApplication;
  connection: Connection;
  storage: FileSystemStorage;
}

/** Starts the api for one test file; it ends with the file. */
export const startApi = async (settings: Record<string, string> = {}): Promise<TestApi> => {
  const dir = await mkdtemp(join(tmpdir(), 'smarttag-api-'));
  const env = readEnv({
    MONGO_URL: testMongoUrl(),
    REDIS_URL: testRedisUrl(),
    STORAGE_DIR: dir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const { app, url } = await startService(AppModule.forRoot(env), env, (made) => configureApp(made, env));
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });
  await vi.waitFor(async () => expect((await fetch(`${url}/health`)).status).toBe(200), { timeout: 55_000 });
  const { connection } = app.get(MongoConnection);
  return { url, env, app, connection, storage: new FileSystemStorage(dir) };
};
