import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from '../support/server-process.js';

const DOCUMENTS = Number(process.env.ENGINE_DOCUMENTS ?? 1_000_000);
const BATCH = 5000;
/** The promise is 50 ms; a busy machine adds its own waiting, which the idle stretch shows. */
const LONGEST_PAUSE = 50;
/** MiB */
const MOST_MEMORY = 200;
/** Of a start after kill -9, in milliseconds. */
const LONGEST_START = 1000;

let server: ServerProcess;
let client: MongoClient;
let pinger: Worker;
const dataDir = temporaryFolder();
let peak = 0;

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
  const collection = client.db('big').collection<{ _id: number }>('docs');
  await collection.createIndex({ partnerId: 1, at: -1, _id: -1 });
  for (let i = 0; i < DOCUMENTS; i += BATCH) {
    await collection.insertMany(Array.from({ length: BATCH }, (_, j) => document(i + j)));
    remember();
  }
  pinger = new Worker(new URL('../support/pings.mjs', import.meta.url), { workerData: { url: server.url } });
  await once(pinger, 'message');
});

afterAll(async () => {
  await server?.stop();
  removeFolder(dataDir);
});

function document(i: number): {
  _id: number;
  partnerId: string;
  at: Date;
  kind: string;
  size: number;
  name: string;
} {
  return {
    _id: i,
    partnerId: `p${i % 20}`,
    at: new Date(1.7e12 + i * 1000),
    kind: `k${i % 7}`,
    size: i % 1000,
    name: `file ${i}.mp4`,
  };
}

/** Anonymous resident memory of the server, in MiB; what it maps of its file is the system's to give and take. */
function remember(): number {
  const now = Number(/RssAnon:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024;
  peak = Math.max(peak, now);
  return now;
}

async function longestPing(work: () => Promise<unknown>): Promise<number> {
  pinger.postMessage('start');
  const watch = setInterval(remember, 100);
  await work();
  clearInterval(watch);
  pinger.postMessage('stop');
  const [longest] = (await once(pinger, 'message')) as [number];
  return Math.round(longest);
}

/** Shows the pauses of the machine itself. */
async function nothing(): Promise<void> {
  for (let i = 0; i < 2000; i++) await client.db('any').command({ ping: 1 });
}

async function startingTime(folder: string, then: (started: ServerProcess) => unknown): Promise<number> {
  const before = performance.now();
  const started = await ServerProcess.start(folder);
  const took = performance.now() - before;
  await then(started);
  return Math.round(took);
}

it(`answers pings while ${DOCUMENTS} documents are scanned, grouped, sorted, indexed and read out, in bounded memory`, async () => {
  const collection = client.db('big').collection<{ _id: number }>('docs');
  const work: Record<string, () => Promise<unknown>> = {
    scan: () => collection.find({ size: -1 }).toArray(),
    count: () => collection.countDocuments({ partnerId: { $gte: 'p' } }),
    group: () =>
      collection.aggregate([{ $group: { _id: '$kind', n: { $sum: 1 }, size: { $avg: '$size' } } }]).toArray(),
    'sort with a limit': () => collection.find().sort({ size: 1, name: 1 }).limit(50).toArray(),
    'read out': async () => {
      for await (const one of collection.find().batchSize(1000)) void one;
    },
    'update many': () => collection.updateMany({ kind: 'k1' }, { $inc: { size: 1 } }),
    'create an index': () => collection.createIndex({ kind: 1, size: 1 }),
  };
  const pauses: Record<string, number> = { idle: await longestPing(nothing) };
  for (const [name, run] of Object.entries(work)) pauses[name] = await longestPing(run);
  await Promise.all([once(pinger, 'exit'), pinger.postMessage('end'), client.close()]);
  await server.stop('SIGKILL');
  const emptyStart = await startingTime(join(dataDir, 'empty'), (empty) => empty.stop());
  const restart = await startingTime(dataDir, (again) => (server = again));
  process.stdout.write(
    `longest ping (ms): ${JSON.stringify(pauses)}; peak RssAnon ${Math.round(peak)} MiB; start after kill -9 ${restart} ms, of an empty store ${emptyStart} ms\n`,
  );
  for (const name of ['scan', 'count', 'group', 'sort with a limit', 'read out']) {
    expect(pauses[name], name).toBeLessThan(LONGEST_PAUSE + pauses.idle!);
  }
  expect(peak).toBeLessThan(MOST_MEMORY);
  expect(restart).toBeLessThan(LONGEST_START);
});
