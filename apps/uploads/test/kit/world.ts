import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreativesRepository,
  HistoryRepository,
  PartnersRepository,
  SessionsRepository,
  SubmissionsRepository,
  UploadsRepository,
  UsersRepository,
  ensureIndexes,
} from '@smarttag/domain/mongoose';
import { testMongoUrl, testRedisUrl } from '@smarttag/local-stack/testing';
import { readSettings, type Service } from '@smarttag/service-kit';
import { FileSystemStorage } from '@smarttag/storage';
import { createConnection } from 'mongoose';
import { uploadsSettings } from '../../src/config/env.js';
import { startUploads } from '../../src/start-uploads.js';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Looks so often that no test waits for long; leases so long that a busy machine loses none. */
const SHORT = {
  UPLOAD_LEASE_MS: '30000',
  UPLOAD_LEASE_RENEW_MS: '100',
  UPLOAD_LEASE_POLL_MS: '50',
  UPLOAD_LEASE_WAIT_MS: '45000',
  UPLOAD_RECHECK_MS: '100',
  UPLOAD_LINGER_MS: '500',
  SWEEP_EVERY_MS: '3600000',
};

/** For a process that a test kills or stops: others wait until its lease is over. */
export const SHORT_LEASE = { UPLOAD_LEASE_MS: '2000' };

/** A database, a storage and the repositories to look into them; services are started on it by the test. */
export const makeWorld = async (mongoUrl = testMongoUrl(), redisUrl = testRedisUrl()) => {
  const storageDir = await mkdtemp(join(tmpdir(), 'smarttag-uploads-'));
  const connection = await createConnection(mongoUrl).asPromise();
  await ensureIndexes(connection);
  const closers: (() => Promise<unknown>)[] = [];
  const environment = (over: Record<string, string> = {}) => ({
    MONGO_URL: mongoUrl,
    REDIS_URL: redisUrl,
    STORAGE_DIR: storageDir,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'fatal',
    ...SHORT,
    ...over,
  });
  return {
    mongoUrl,
    redisUrl,
    storageDir,
    environment,
    storage: new FileSystemStorage(storageDir),
    uploads: new UploadsRepository(connection),
    creatives: new CreativesRepository(connection),
    submissions: new SubmissionsRepository(connection),
    partners: new PartnersRepository(connection),
    users: new UsersRepository(connection),
    sessions: new SessionsRepository(connection),
    history: new HistoryRepository(connection),
    connection,
    atEnd: (close: () => Promise<unknown>) => closers.push(close),
    start: async (over: Record<string, string> = {}): Promise<Service> => {
      const service = await startUploads(readSettings(uploadsSettings, environment(over)));
      closers.push(() => service.app.close());
      return service;
    },
    close: async () => {
      for (const close of closers.reverse()) await close();
      await connection.close();
      await rm(storageDir, { recursive: true, force: true });
    },
  };
};
