import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Collection,
  connect,
  type Doc,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

type Numbered = Doc & { _id: number };

let server: ServerProcess;
let client: MongoClient;
const dataDir = temporaryFolder();

beforeAll(async () => {
  server = await ServerProcess.start(dataDir, ['--expiry-interval', '50']);
  client = await connect(server.url);
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

function collection(name: string): Collection<Numbered> {
  return client.db('indexes').collection<Numbered>(name);
}

describe('a unique index', () => {
  it('takes missing for null, and one of it', async () => {
    const docs = collection('missing');
    await docs.createIndex({ a: 1 }, { unique: true });
    await docs.insertOne({ _id: 1 });
    await expect(docs.insertOne({ _id: 2, a: null })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: null },
    });
  });

  it('that is sparse takes any number of missing ones', async () => {
    const docs = collection('sparse');
    await docs.createIndex({ a: 1 }, { unique: true, sparse: true });
    await docs.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, a: 1 }]);
    await expect(docs.updateOne({ _id: 1 }, { $set: { a: 1 } })).rejects.toMatchObject({ code: 11000 });
  });

  it('that is partial holds only for what it holds', async () => {
    const docs = collection('partial');
    await docs.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await docs.insertMany([
      { _id: 1, a: 1, live: true },
      { _id: 2, a: 1, live: false },
    ]);
    await expect(docs.updateOne({ _id: 2 }, { $set: { live: true } })).rejects.toMatchObject({ code: 11000 });
    await docs.updateOne({ _id: 1 }, { $set: { live: false } });
    expect(await docs.updateOne({ _id: 2 }, { $set: { live: true } })).toMatchObject({ modifiedCount: 1 });
  });

  it('on an array holds for each element, once within one document', async () => {
    const docs = collection('elements');
    await docs.createIndex({ tags: 1 }, { unique: true });
    await docs.insertOne({ _id: 1, tags: ['a', 'a', 'b'] });
    await expect(docs.insertOne({ _id: 2, tags: ['c', 'b'] })).rejects.toMatchObject({
      code: 11000,
      keyValue: { tags: 'b' },
    });
    expect(await client.db('indexes').command({ validate: 'elements' })).toMatchObject({ valid: true });
  });

  it('on keys longer than the store allows tells values apart that differ at the end', async () => {
    const docs = collection('long');
    const long = 'x'.repeat(5000);
    await docs.createIndex({ text: 1 }, { unique: true });
    await docs.insertMany([
      { _id: 1, text: `${long}a` },
      { _id: 2, text: `${long}b` },
      { _id: 3, text: 'short' },
    ]);
    await expect(docs.insertOne({ _id: 4, text: `${long}a` })).rejects.toMatchObject({ code: 11000 });
    expect(await docs.findOne({ text: `${long}b` })).toMatchObject({ _id: 2 });
    expect((await docs.find({ text: { $gt: `${long}a` } }).toArray()).map(({ _id }) => _id)).toEqual([2]);
    expect((await docs.find().sort({ text: -1 }).toArray()).map(({ _id }) => _id)).toEqual([2, 1, 3]);
  });

  it('cannot be built over duplicates, and leaves nothing behind', async () => {
    const docs = collection('twice');
    await docs.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    await expect(docs.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(Object.keys(await docs.indexInformation())).toEqual(['_id_']);
    await docs.createIndex({ a: 1 });
    expect(await client.db('indexes').command({ validate: 'twice' })).toMatchObject({
      valid: true,
      keysPerIndex: { a_1: 2 },
    });
  });
});

describe('a time to live', () => {
  it('removes what is past it, leaves the rest, and can be changed', async () => {
    const docs = collection('sessions');
    await docs.createIndex({ at: 1 }, { expireAfterSeconds: 3600, name: 'ttl' });
    const now = Date.now();
    await docs.insertMany([
      { _id: 1, at: new Date(now - 3_700_000) },
      { _id: 2, at: new Date(now - 1_800_000) },
      { _id: 3, at: 'not a date' },
      { _id: 4 },
    ]);
    const ids = async () => (await docs.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    await expect.poll(ids).toEqual([2, 3, 4]);
    await client
      .db('indexes')
      .command({ collMod: 'sessions', index: { name: 'ttl', expireAfterSeconds: 60 } });
    await expect.poll(ids).toEqual([3, 4]);
  });
});

describe('dropping', () => {
  it('a collection takes its documents and indexes; the same name starts anew', async () => {
    const docs = collection('dropped');
    await docs.createIndex({ a: 1 }, { unique: true });
    await docs.insertOne({ _id: 1, a: 1 });
    await docs.drop();
    expect(await docs.find().toArray()).toEqual([]);
    await docs.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    expect(await client.db('indexes').command({ validate: 'dropped' })).toMatchObject({
      valid: true,
      nrecords: 2,
    });
  });

  it('a database takes its collections and no others', async () => {
    await client.db('gone').collection('a').insertOne({});
    await client.db('gone').collection('b').insertOne({});
    await client.db('gone').dropDatabase();
    expect(await client.db('gone').listCollections().toArray()).toEqual([]);
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    expect(databases.map(({ name }) => name)).toEqual(['indexes']);
  });
});
