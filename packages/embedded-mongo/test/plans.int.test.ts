import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explained, planOf, type Explained } from './support/plan-of.js';
import {
  type Collection,
  connect,
  type Doc,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

interface Item extends Doc {
  _id: string;
  partnerId: string;
  at: Date;
  state: string;
}

const COUNT = 3000;
const PAGE = 50;
const START = Date.UTC(2026, 0, 1);

let server: ServerProcess;
let client: MongoClient;
let items: Collection<Item>;
const dataDir = temporaryFolder();

function item(i: number): Item {
  return {
    _id: `id${String(i).padStart(6, '0')}`,
    partnerId: `p${i % 5}`,
    // ten of each moment, so that pages break within one
    at: new Date(START + Math.floor(i / 10) * 1000),
    state: i % 3 === 0 ? 'tagged' : 'uploaded',
    ...(i % 100 === 0
      ? { outbox: [{ at: new Date(START + i * 1000) }, { at: new Date(START + (i + 1) * 1000) }] }
      : {}),
    labels: [`l${i % 7}`, `l${i % 11}`],
  };
}

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
  items = client.db('plans').collection<Item>('items');
  await items.createIndexes([
    { key: { partnerId: 1, at: -1, _id: -1 } },
    { key: { at: -1, _id: -1 } },
    { key: { 'outbox.at': 1 }, sparse: true },
    { key: { labels: 1, at: 1 } },
    { key: { state: 1, at: 1 }, name: 'waiting', partialFilterExpression: { state: 'uploaded' } },
  ]);
  await items.insertMany(Array.from({ length: COUNT }, (_, i) => item(i)));
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

describe('a keyset page', () => {
  it.each([
    ['of one partner', { partnerId: 'p2' }, 'partnerId_1_at_-1__id_-1'],
    ['of all partners', {}, 'at_-1__id_-1'],
  ])(
    '%s walks its index in order and examines about as many keys as it returns',
    async (_what, scope, indexName) => {
      const last = item(1502);
      const filter = {
        ...scope,
        at: { $lte: last.at },
        $or: [{ at: { $lt: last.at } }, { at: last.at, _id: { $lt: last._id } }],
      };
      const cursor = items.find(filter).sort({ at: -1, _id: -1 }).limit(PAGE);
      const found = await explained(cursor.clone());
      expect(planOf(found)).toEqual({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], indexName });
      expect(found.executionStats.nReturned).toBe(PAGE);
      expect(found.executionStats.totalKeysExamined).toBeLessThanOrEqual(PAGE + 10);
      const ids = (await cursor.toArray()).map(({ _id }) => _id);
      const expected = Array.from({ length: COUNT }, (_, i) => item(i))
        .filter((one) => (!('partnerId' in scope) || one.partnerId === scope.partnerId) && one._id < last._id)
        .map(({ _id }) => _id)
        .sort()
        .reverse();
      expect(ids).toEqual(expected.slice(0, PAGE));
    },
  );

  it('of several partners merges their stretches of the index', async () => {
    const cursor = items
      .find({ partnerId: { $in: ['p0', 'p3', 'p4'] } })
      .sort({ at: -1, _id: -1 })
      .limit(PAGE);
    const found = await explained(cursor.clone());
    expect(planOf(found).stages).toEqual(['LIMIT', 'FETCH', 'SORT_MERGE', 'IXSCAN']);
    expect(found.executionStats.totalKeysExamined).toBeLessThanOrEqual(PAGE + 1);
    const got = await cursor.toArray();
    const again = await items
      .find({ partnerId: { $in: ['p0', 'p3', 'p4'] } })
      .hint({ $natural: 1 })
      .sort({ at: -1, _id: -1 })
      .limit(PAGE)
      .toArray();
    expect(got).toEqual(again);
  });

  it('backwards reads the same index from its end', async () => {
    const found = await explained(items.find({ partnerId: 'p1' }).sort({ at: 1, _id: 1 }).limit(PAGE));
    expect(planOf(found).stages).toEqual(['LIMIT', 'FETCH', 'IXSCAN']);
    expect(found.executionStats.totalKeysExamined).toBe(PAGE);
  });
});

describe('an index', () => {
  it('on an array of subdocuments serves a range, with a sort of what it found', async () => {
    const after = new Date(START + 2_500_000);
    const cursor = items.find({ 'outbox.at': { $gt: after } }).sort({ 'outbox.at': 1 });
    const found = await explained(cursor.clone());
    expect(planOf(found)).toEqual({ stages: ['SORT', 'FETCH', 'IXSCAN'], indexName: 'outbox.at_1' });
    expect(found.executionStats.totalDocsExamined).toBe(found.executionStats.nReturned);
    expect((await cursor.toArray()).map(({ _id }) => _id)).toEqual([
      'id002500',
      'id002600',
      'id002700',
      'id002800',
      'id002900',
    ]);
  });

  it('on an array serves equality and the order behind it', async () => {
    const found = await explained(items.find({ labels: 'l3' }).sort({ at: 1 }).limit(10));
    expect(planOf(found)).toEqual({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], indexName: 'labels_1_at_1' });
    expect(found.executionStats.totalKeysExamined).toBe(10);
  });

  it('that is partial serves queries within its filter and no others', async () => {
    expect(
      planOf(await explained(items.find({ state: 'uploaded', at: { $gt: new Date(START) } }))).indexName,
    ).toBe('waiting');
    expect(planOf(await explained(items.find({ state: 'tagged' }))).stages).toEqual(['COLLSCAN']);
  });

  it('that is sparse does not serve a query that missing fields fulfil', async () => {
    expect(planOf(await explained(items.find({ 'outbox.at': null }))).stages).toEqual(['COLLSCAN']);
  });

  it('counts as many as there are, from any range of its keys, and stops at a limit', async () => {
    const byId = { _id: 1 } as const;
    for (const [from, to] of [
      [0, 0],
      [7, 507],
      [7, 508],
      [0, 1499],
      [1, 1502],
      [0, COUNT],
    ]) {
      const filter = { _id: { $gte: item(from!)._id, $lt: item(to!)._id } };
      expect(await items.countDocuments(filter, { hint: byId })).toBe(to! - from!);
      expect(await items.countDocuments(filter, { skip: 100, limit: 700 })).toBe(
        Math.max(0, Math.min(700, to! - from! - 100)),
      );
    }
  });

  it('answers a count from its keys alone', async () => {
    const command = { explain: { count: 'items', query: { partnerId: 'p1' } }, verbosity: 'executionStats' };
    const found = (await client.db('plans').command(command)) as unknown as Explained;
    expect(planOf(found)).toEqual({ stages: ['COUNT_SCAN'], indexName: 'partnerId_1_at_-1__id_-1' });
    expect(found.executionStats.totalDocsExamined).toBe(0);
    expect(await items.countDocuments({ partnerId: 'p1' })).toBe(COUNT / 5);
  });

  it('answers a count of one value of an array from its keys alone, each document once', async () => {
    const labelled = client.db('plans').collection('labelled');
    await labelled.createIndex({ labels: 1, at: -1 });
    await labelled.insertMany(
      [['a', 'b'], ['a', 'a'], ['b'], 'a', ['c', 'a', 'a'], []].map((labels, n) => ({
        labels,
        at: new Date(START + n),
      })),
    );
    const query = { labels: 'a', at: { $gte: new Date(START) } };
    const command = { explain: { count: 'labelled', query }, verbosity: 'executionStats' };
    const found = (await client.db('plans').command(command)) as unknown as Explained;
    expect(planOf(found)).toEqual({ stages: ['COUNT_SCAN'], indexName: 'labels_1_at_-1' });
    expect(found.executionStats.totalDocsExamined).toBe(0);
    const asked: [Doc, number][] = [
      [query, 4],
      [{ labels: 'a', at: { $gt: new Date(START) } }, 3],
      [{ labels: { $in: ['a', 'b'] } }, 5],
      [{ labels: { $all: ['a', 'b'] } }, 1],
      [{ $and: [{ labels: 'a' }, { labels: 'c' }] }, 1],
      [{ labels: { $elemMatch: { $eq: 'a' } } }, 3],
      [{ labels: ['a', 'b'] }, 1],
    ];
    for (const [filter, count] of asked) {
      expect(await labelled.countDocuments(filter)).toBe(count);
      expect(await labelled.find(filter).toArray()).toHaveLength(count);
    }
  });

  it('is used for each branch of an $or', async () => {
    const found = await explained(
      items.find({ $or: [{ _id: 'id000001' }, { labels: 'l5', at: new Date(START) }] }),
    );
    expect(planOf(found).stages).toEqual(['FETCH', 'OR']);
  });

  it('can be asked for by name, by key, or not at all', async () => {
    const query = { partnerId: 'p1', at: { $gt: new Date(START) } };
    expect(planOf(await explained(items.find(query).hint('at_-1__id_-1'))).indexName).toBe('at_-1__id_-1');
    expect(planOf(await explained(items.find(query).hint({ at: -1, _id: -1 }))).indexName).toBe(
      'at_-1__id_-1',
    );
    expect(planOf(await explained(items.find(query).hint({ $natural: 1 }))).stages).toEqual(['COLLSCAN']);
  });

  it('serves the first stages of a pipeline', async () => {
    const cursor = items.aggregate([
      { $match: { partnerId: 'p1' } },
      { $sort: { at: -1, _id: -1 } },
      { $limit: 5 },
      { $project: { at: 1 } },
    ]);
    const found = await explained(cursor);
    expect(planOf(found)).toEqual({
      stages: ['PIPELINE', 'LIMIT', 'FETCH', 'IXSCAN'],
      indexName: 'partnerId_1_at_-1__id_-1',
    });
    expect(found.executionStats.totalKeysExamined).toBe(5);
  });
});
