import mongoose from 'mongoose';
import { type Server } from './engine-servers.js';

export interface Measurement {
  row: string;
  /** documents in the collection, for rows measured at several sizes */
  size?: number;
  value: number;
  unit: 'ms' | '1/s' | 'MiB';
}

interface Item {
  _id: string;
  partnerId: string;
  at: Date;
  kind: string;
  size: number;
  name: string;
}

type Client = InstanceType<typeof mongoose.mongo.MongoClient>;
type Items = mongoose.mongo.Collection<Item>;

const START = Date.UTC(2026, 0, 1);
const DATABASE = 'smarttag_benchmark';
const BATCH = 5000;
const CLIENTS = 32;
const REPEATS = 200;
const WARM_UP = 500;

function item(i: number): Item {
  return {
    _id: `id${String(i).padStart(8, '0')}`,
    partnerId: `p${i % 20}`,
    at: new Date(START + i * 1000),
    kind: `k${i % 7}`,
    size: i % 1000,
    name: `file ${i}.mp4`,
  };
}

export async function measureEngine(server: Server, sizes: number[]): Promise<Measurement[]> {
  const client = await new mongoose.mongo.MongoClient(server.url, { maxPoolSize: CLIENTS }).connect();
  const found: Measurement[] = [];
  try {
    await client.db(DATABASE).dropDatabase();
    found.push(...(await inserts(client)));
    const items = client.db(DATABASE).collection<Item>('items');
    await items.createIndex({ partnerId: 1, at: -1, _id: -1 });
    let count = 0;
    for (const size of sizes) {
      const seconds = await fill(items, count, size);
      found.push({
        row: `bulk insert, durable, batches of ${BATCH}`,
        size,
        value: (size - count) / seconds,
        unit: '1/s',
      });
      count = size;
      found.push(...(await reads(items, size)));
      const memory = server.memory();
      if (memory !== undefined)
        found.push({ row: 'memory of its own (RssAnon)', size, value: memory, unit: 'MiB' });
    }
    await client.db(DATABASE).dropDatabase();
  } finally {
    await client.close();
  }
  return found;
}

/** Acknowledged one by one, from one client and from many at once. */
async function inserts(client: Client): Promise<Measurement[]> {
  const singles = client.db(DATABASE).collection<Item>('singles');
  await singles.createIndex({ partnerId: 1, at: -1, _id: -1 });
  let next = 0;
  // neither engine is measured while it is loading and compiling what it runs
  for (let i = 0; i < WARM_UP; i++) await singles.insertOne(item(next++));
  const alone = await median(REPEATS, () => singles.insertOne(item(next++)));
  const first = next;
  const many = first + 4000;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < many) await singles.insertOne(item(next++));
    }),
  );
  const rate = ((many - first) / (performance.now() - start)) * 1000;
  return [
    { row: 'insert one by one, durable, one client', value: alone, unit: 'ms' },
    { row: `insert one by one, durable, ${CLIENTS} clients`, value: rate, unit: '1/s' },
  ];
}

async function fill(items: Items, from: number, to: number): Promise<number> {
  const start = performance.now();
  for (let i = from; i < to; i += BATCH) {
    await items.insertMany(Array.from({ length: Math.min(BATCH, to - i) }, (_, j) => item(i + j)));
  }
  return (performance.now() - start) / 1000;
}

async function reads(items: Items, size: number): Promise<Measurement[]> {
  const some = (i: number) => item((i * 7919) % size);
  const rows: [string, (i: number) => Promise<unknown>, number][] = [
    ['find by id', (i) => items.findOne({ _id: some(i)._id }), REPEATS],
    ['keyset page of 50 by compound index', (i) => page(items, some(i)), REPEATS],
    ['count of 400 by index', (i) => items.countDocuments(last400(size, i)), REPEATS],
    ['count by index (a twentieth of all)', (i) => items.countDocuments({ partnerId: `p${i % 20}` }), 20],
    ['update by id, durable', (i) => items.updateOne({ _id: some(i)._id }, { $inc: { size: 1 } }), REPEATS],
  ];
  const found: Measurement[] = [];
  for (const [row, run, repeats] of rows) {
    for (let i = 0; i < repeats; i++) await run(i);
    found.push({ row, size, value: await median(repeats, run), unit: 'ms' });
  }
  return found;
}

function page(items: Items, { partnerId, at, _id }: Item): Promise<unknown> {
  const after = { partnerId, at: { $lte: at }, $or: [{ at: { $lt: at } }, { at, _id: { $lt: _id } }] };
  return items.find(after).sort({ at: -1, _id: -1 }).limit(50).toArray();
}

/** The newest of one partner: as many at every size, so that only finding them can grow. */
function last400(size: number, i: number): object {
  return { partnerId: `p${i % 20}`, at: { $gte: new Date(START + (size - 400 * 20) * 1000) } };
}

/** The middle one of so many runs, in milliseconds. */
async function median(repeats: number, run: (i: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    await run(i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
