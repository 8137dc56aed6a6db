import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Random } from './generated/random.js';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

const PAGE = 4096;
/** LMDB's two pages that say which state holds. */
const META_PAGES = 2;
const CUTS = Number(process.env.ENGINE_CUTS ?? 2);

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

interface TestDoc {
  _id: number;
  n: number;
  text: string;
}

async function write(client: MongoClient, step: number): Promise<void> {
  const collection = client.db('power').collection<TestDoc>('docs');
  const docs = Array.from({ length: 40 }, (_, i) => ({
    _id: step * 100 + i,
    n: i % 7,
    text: 'x'.repeat(50 + step * 40),
  }));
  await collection.insertMany(docs);
  await collection.updateMany({ n: step % 7 }, { $inc: { n: 100 } });
}

async function contents(client: MongoClient): Promise<string> {
  return JSON.stringify(await client.db('power').collection('docs').find().sort({ _id: 1 }).toArray());
}

/** The file as the power left it: flushed up to `before`, and of the next transaction's pages any that had got out. */
function cutFile(before: Buffer, after: Buffer, random: Random): Buffer {
  const cut = Buffer.alloc(Math.max(before.length, after.length));
  before.copy(cut);
  for (let at = META_PAGES * PAGE; at < after.length; at += PAGE) {
    if (random.chance(0.5)) after.copy(cut, at, at, at + PAGE);
  }
  return cut;
}

it('opens with exactly the last flushed state when only part of the next transaction reached the disk', async () => {
  const random = new Random(20261123);
  const dataDir = join(folder, 'written');
  const server = await ServerProcess.start(dataDir);
  const client = await connect(server.url);
  await client.db('power').collection('docs').createIndex({ n: 1, text: 1 });
  const states: { file: Buffer; contents: string }[] = [];
  for (let step = 0; step < 3; step++) {
    await write(client, step);
    states.push({ file: readFileSync(join(dataDir, 'data.mdb')), contents: await contents(client) });
    // one transaction more, of which the power loss will leave a part
    await client
      .db('power')
      .collection<TestDoc>('docs')
      .updateMany({}, { $set: { text: `lost ${step}` } });
    states.push({ file: readFileSync(join(dataDir, 'data.mdb')), contents: await contents(client) });
  }
  await client.close();
  await server.stop();

  for (let i = 0; i < CUTS; i++) {
    const state = random.int(3) * 2;
    const cutDir = join(folder, `cut-${i}`);
    mkdirSync(cutDir);
    writeFileSync(join(cutDir, 'data.mdb'), cutFile(states[state]!.file, states[state + 1]!.file, random));
    const again = await ServerProcess.start(cutDir);
    const reader = await connect(again.url);
    expect(await contents(reader)).toBe(states[state]!.contents);
    expect(await reader.db('power').command({ validate: 'docs' })).toMatchObject({ valid: true });
    await reader.close();
    await again.stop();
  }
});

it('opens a copy of a running store, taken between two writes', async () => {
  const dataDir = join(folder, 'running');
  const server = await ServerProcess.start(dataDir);
  const client = await connect(server.url);
  await write(client, 1);
  const copyDir = join(folder, 'copy');
  mkdirSync(copyDir);
  copyFileSync(join(dataDir, 'data.mdb'), join(copyDir, 'data.mdb'));
  const copy = await ServerProcess.start(copyDir);
  const reader = await connect(copy.url);
  expect(await contents(reader)).toBe(await contents(client));
  await reader.close();
  await copy.stop();
  await client.close();
  await server.stop();
});
