import { testMongoUrl } from '@smarttag/local-stack/testing';
import { createConnection, type Connection } from 'mongoose';
import { afterAll } from 'vitest';
import { ensureIndexes } from '../../src/mongoose/index.js';

/** A database of this test file's own, with every index, opened as the services do. */
export const openDatabase = async (): Promise<Connection> => {
  const connection = await createConnection(testMongoUrl(), {
    writeConcern: { w: 'majority', j: true },
    monitorCommands: true,
  }).asPromise();
  afterAll(() => connection.close());
  await ensureIndexes(connection);
  return connection;
};
