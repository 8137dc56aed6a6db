import { mkdir } from 'node:fs/promises';
import { MongoClient, MongoServerError } from 'mongodb';
import { startChild } from '../processes/child.js';
import type { Part } from '../processes/part.js';
import { waitFor } from '../processes/wait-for.js';
import type { EngineOptions } from './engine.js';

export const REPLICA_SET = 'smarttag';
/** MongoDB's code for a member that has no replica set configuration yet. */
const NOT_YET_INITIALIZED = 94;

/** A real MongoDB as a replica set of one member: the same features, and the same promises for a write, as in real use. */
export function mongodPart(program: string, { dataDir, port, onLine }: EngineOptions): Part {
  return {
    name: 'mongo',
    async start() {
      await mkdir(dataDir, { recursive: true });
      const args = [
        '--dbpath',
        dataDir,
        '--port',
        String(port),
        '--bind_ip',
        '127.0.0.1',
        '--replSet',
        REPLICA_SET,
      ];
      return startChild({ name: 'mongo', command: program, args, guarded: true, onLine });
    },
    ready: (child) => waitFor(() => becomePrimary(port), { what: 'mongod', timeoutMs: 60_000, child }),
  };
}

export const mongodUrl = (port: number) => `mongodb://127.0.0.1:${port}/smarttag?replicaSet=${REPLICA_SET}`;

async function becomePrimary(port: number): Promise<boolean> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1_000,
  });
  try {
    await configure(client, `127.0.0.1:${port}`);
    const { isWritablePrimary } = await client.db('admin').command({ hello: 1 });
    return isWritablePrimary === true;
  } finally {
    await client.close();
  }
}

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

/** The port may be another one than at the last start: the member is then told its new address. */
async function configure(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  const members = [{ _id: 0, host }];
  const current = await readConfig(client);
  if (!current) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
  } else if (current.members[0]?.host !== host) {
    await admin.command({
      replSetReconfig: { ...current, version: current.version + 1, members },
      force: true,
    });
  }
}

async function readConfig(client: MongoClient): Promise<ReplicaSetConfig | undefined> {
  try {
    return (await client.db('admin').command({ replSetGetConfig: 1 })).config as ReplicaSetConfig;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}
