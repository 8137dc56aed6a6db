import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

let server: ServerProcess;
let client: MongoClient;
const dataDir = temporaryFolder();

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url, { maxPoolSize: 100 });
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

async function clients(count: number): Promise<MongoClient[]> {
  return Promise.all(Array.from({ length: count }, () => connect(server.url, { maxPoolSize: 1 })));
}

async function closeAll(all: MongoClient[]): Promise<void> {
  await Promise.all(all.map((one) => one.close()));
}

describe('many clients at once', () => {
  it('are all served: 100 connections write and read back', async () => {
    const all = await clients(100);
    await Promise.all(
      all.map(async (one, i) => {
        const collection = one.db('many').collection<{ _id: number; i: number }>('docs');
        await collection.insertOne({ _id: i, i });
        expect(await collection.findOne({ _id: i })).toEqual({ _id: i, i });
      }),
    );
    expect(await client.db('many').collection('docs').countDocuments()).toBe(100);
    await closeAll(all);
  });

  it('add up: 1,000 increments of one document from 50 clients', async () => {
    const all = await clients(50);
    const counter = client.db('many').collection<{ _id: string; n: number }>('counters');
    await counter.insertOne({ _id: 'one', n: 0 });
    await Promise.all(
      all.map(async (one) => {
        const own = one.db('many').collection<{ _id: string; n: number }>('counters');
        for (let i = 0; i < 20; i++) await own.updateOne({ _id: 'one' }, { $inc: { n: 1 } });
      }),
    );
    expect(await counter.findOne({ _id: 'one' })).toEqual({ _id: 'one', n: 1000 });
    await closeAll(all);
  });

  it('have one winner: a unique value claimed from 40 clients, by insert and by upsert', async () => {
    const all = await clients(40);
    const claims = client.db('many').collection('claims');
    await claims.createIndex({ key: 1 }, { unique: true });
    const inserts = await Promise.allSettled(
      all.map((one, i) => one.db('many').collection('claims').insertOne({ key: 'insert', by: i })),
    );
    expect(inserts.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const codes = inserts.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as { code: number }).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set([11000]));

    const upserts = await Promise.all(
      all.map((one, i) =>
        one
          .db('many')
          .collection('claims')
          .updateOne({ key: 'upsert' }, { $setOnInsert: { by: i } }, { upsert: true }),
      ),
    );
    expect(upserts.filter((result) => result.upsertedCount === 1)).toHaveLength(1);
    expect(await claims.countDocuments({ key: 'upsert' })).toBe(1);
    await closeAll(all);
  });

  it('each take another job: findOneAndUpdate from 20 workers hands out 100 jobs once', async () => {
    const jobs = client.db('many').collection<{ _id: number; state: string }>('jobs');
    await jobs.insertMany(Array.from({ length: 100 }, (_, i) => ({ _id: i, state: 'waiting' })));
    await jobs.createIndex({ state: 1, _id: 1 });
    const all = await clients(20);
    const taken = await Promise.all(
      all.map(async (one) => {
        const own: number[] = [];
        for (;;) {
          const job = await one
            .db('many')
            .collection<{ _id: number; state: string }>('jobs')
            .findOneAndUpdate({ state: 'waiting' }, { $set: { state: 'taken' } }, { sort: { _id: 1 } });
          if (!job) return own;
          own.push(job._id);
        }
      }),
    );
    expect(taken.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    await closeAll(all);
  });
});

describe('work of several transactions', () => {
  it('lets others write between: an index is built, many documents change, and all agrees in the end', async () => {
    const db = client.db('portions');
    const docs = db.collection<{ _id: number; n: number; tags: string[] }>('docs');
    const doc = (_id: number) => ({ _id, n: _id % 10, tags: [`t${_id % 3}`, 'all'] });
    await docs.insertMany(Array.from({ length: 4500 }, (_, i) => doc(i)));
    const [, , changed, removed] = await Promise.all([
      docs.createIndex({ tags: 1, n: -1 }),
      docs.createIndex({ n: 1 }),
      docs.updateMany({ n: { $gte: 5 } }, { $inc: { n: 100 }, $push: { tags: 'late' } }),
      docs.deleteMany({ n: 3 }),
      ...Array.from({ length: 50 }, (_, i) => docs.insertOne(doc(10_000 + i))),
    ]);
    expect(changed.modifiedCount).toBeGreaterThanOrEqual(2250);
    expect(removed.deletedCount).toBeGreaterThanOrEqual(450);
    expect(await db.command({ validate: 'docs' })).toMatchObject({ valid: true, errors: [], nIndexes: 3 });
    expect(await docs.countDocuments({ tags: 'late' })).toBe(changed.modifiedCount);
    await expect(docs.createIndex({ n: 1, tags: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
    });
    expect(Object.keys(await docs.indexInformation())).toHaveLength(3);
  });
});

describe('a cursor', () => {
  it('gives what was there when it was opened, while others insert, change and remove', async () => {
    const docs = client.db('cursors').collection<{ _id: number; n: number }>('docs');
    await docs.createIndex({ n: 1 });
    await docs.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: i, n: i })));
    let nextId = 1000;
    for (const sort of [{ _id: 1 }, { n: 1 }] as Record<string, 1>[]) {
      const before = await docs.find().sort(sort).toArray();
      const cursor = docs.find().sort(sort).batchSize(50);
      const seen = [await cursor.next()];
      await docs.deleteMany({ _id: { $gte: 100, $lt: 200 } });
      await docs.updateMany({ _id: { $gte: 300 } }, { $inc: { n: -1000 } });
      await docs.insertMany(Array.from({ length: 100 }, () => ({ _id: nextId++, n: 0 })));
      for await (const doc of cursor) seen.push(doc);
      expect(seen).toEqual(before);
    }
  });

  it('that is left open is reaped, and says so when asked again', async () => {
    // after 50 ms here, after ten minutes by default
    const impatient = await ServerProcess.start(`${dataDir}/impatient`, ['--idle-cursor', '50']);
    const other = await connect(impatient.url);
    const db = other.db('cursors');
    await db.collection('docs').insertMany(Array.from({ length: 10 }, (_, n) => ({ n })));
    const reply = await db.command({ find: 'docs', batchSize: 2 });
    await expect.poll(async () => (await db.command({ dbStats: 1 })).openCursors as number).toBe(0);
    const { id } = reply.cursor as { id: unknown };
    await expect(db.command({ getMore: id, collection: 'docs' })).rejects.toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
    });
    await other.close();
    await impatient.stop();
  });
});

describe('a pipeline that gathers too much', () => {
  it('is refused, ends with those beside it on its thread, and leaves the server as it was', async () => {
    const docs = client.db('memory').collection<{ _id: number }>('docs');
    await docs.insertMany(Array.from({ length: 2000 }, (_, i) => ({ _id: i })));
    const hoarding = docs.aggregate([
      { $project: { list: { $range: [0, 50_000] } } },
      { $group: { _id: null, all: { $push: '$list' } } },
    ]);
    await expect(hoarding.toArray()).rejects.toMatchObject({ code: 292 });
    const counting = docs.aggregate([
      { $group: { _id: { $mod: ['$_id', 2] }, n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(await counting.toArray()).toEqual([
      { _id: 0, n: 1000 },
      { _id: 1, n: 1000 },
    ]);
    await docs.insertOne({ _id: 2000 });
    expect(await docs.countDocuments()).toBe(2001);
  });
});
