import { afterEach, expect, it } from 'vitest';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function started(
  dataDir: string,
  wrapper: string[] = [],
): Promise<{ client: MongoClient; server: ServerProcess }> {
  const server = await ServerProcess.start(dataDir, [], wrapper);
  open.push(() => server.stop());
  const client = await connect(server.url);
  open.push(() => client.close());
  return { client, server };
}

function folder(): string {
  const dataDir = temporaryFolder();
  open.push(() => removeFolder(dataDir));
  return dataDir;
}

const BULK = 100;

/** Inserts until the store is full; answers how many documents were acknowledged, and the error. */
async function fill(client: MongoClient): Promise<{ acknowledged: number; code: unknown }> {
  const collection = client.db('full').collection<{ _id: number; text: string }>('docs');
  await collection.createIndex({ text: 1 });
  for (let acknowledged = 0; ; acknowledged += BULK) {
    try {
      const ids = Array.from({ length: BULK }, (_, i) => acknowledged + i);
      await collection.insertMany(ids.map((_id) => ({ _id, text: `${_id}`.padEnd(1500, 'x') })));
    } catch (error) {
      return { acknowledged, code: (error as { code?: number }).code };
    }
  }
}

async function check(client: MongoClient, acknowledged: number): Promise<void> {
  const collection = client.db('full').collection<{ _id: number; text: string }>('docs');
  expect(await collection.countDocuments({ _id: { $gte: 0 } })).toBe(acknowledged);
  expect(await client.db('full').command({ validate: 'docs' })).toMatchObject({
    valid: true,
    nrecords: acknowledged,
  });
}

// the limit on a file's size stands for the disk: the write that passes it fails in the middle, as on a full disk
const LIMITED = ['bash', '-c', 'trap \'\' XFSZ; ulimit -f 16000; exec "$@"', 'bash'];

it('says when the disk is full, keeps what it acknowledged, and goes on when there is room again', async () => {
  const dataDir = folder();
  const { client, server } = await started(dataDir, LIMITED);
  const { acknowledged, code } = await fill(client);
  expect(code).toBe(14031);
  expect(acknowledged).toBeGreaterThan(50);
  await check(client, acknowledged);

  await client.close();
  await server.stop();
  const roomier = await started(dataDir);
  await check(roomier.client, acknowledged);
  const inserted = await roomier.client.db('full').collection('docs').insertOne({ text: 'one more' });
  expect(inserted.acknowledged).toBe(true);
});
