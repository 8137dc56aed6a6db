import { type Document } from '../bson-codec.js';

/** What this server says it is: one writable server of MongoDB 7's protocol, not a replica set. */
const MOST_WIRE_VERSION = 21;
const VERSION = '7.0.0';

/**
 * No setName: a driver then sends no retryable writes, and a transaction is refused. Sessions mean nothing more to one
 * server that always answers from its last state.
 */
export function hello(connectionId: number): Document {
  return {
    isWritablePrimary: true,
    ismaster: true,
    helloOk: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MOST_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

export function buildInfo(): Document {
  return {
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    gitVersion: 'embedded-mongo',
    modules: ['embedded-mongo'],
    storageEngines: ['lmdb'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    ok: 1,
  };
}
