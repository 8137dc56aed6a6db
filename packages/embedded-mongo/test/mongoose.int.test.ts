import mongoose, { type Connection, Schema } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, ServerProcess, temporaryFolder } from './support/server-process.js';

let server: ServerProcess;
let connection: Connection;
const dataDir = temporaryFolder();

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  connection = await mongoose.createConnection(server.url, { dbName: 'docs' }).asPromise();
});

afterAll(async () => {
  await connection?.close();
  await server?.stop();
  removeFolder(dataDir);
});

/** The examples of mongoose's documentation: models, queries, updates, bulk writes. */
describe("mongoose's documented ways", () => {
  it('save, find, lean, select, count, exists and delete', async () => {
    const Kitten = connection.model('Kitten', new Schema({ name: String, size: Number }));
    const silence = await new Kitten({ name: 'Silence', size: 1 }).save();
    await Kitten.create([
      { name: 'Fluffy', size: 3 },
      { name: 'Felix', size: 2 },
    ]);
    expect((await Kitten.find({ name: /^F/ }).sort({ name: -1 }).lean()).map(({ name }) => name)).toEqual([
      'Fluffy',
      'Felix',
    ]);
    expect(await Kitten.find({ size: { $gte: 2, $lte: 3 } }).countDocuments()).toBe(2);
    expect(
      await Kitten.where('size').gt(1).where('name').in(['Felix', 'Silence']).select('name -_id').lean(),
    ).toEqual([{ name: 'Felix' }]);
    expect((await Kitten.exists({ name: 'Felix' }))?._id).toBeDefined();
    silence.size = 9;
    await silence.save();
    expect((await Kitten.findById(silence._id))?.size).toBe(9);
    expect(await Kitten.estimatedDocumentCount()).toBe(3);
    expect(await Kitten.distinct('name', { size: { $lt: 9 } })).toEqual(['Fluffy', 'Felix']);
    expect((await Kitten.deleteMany({ size: { $gte: 3 } })).deletedCount).toBe(2);
  });

  it('cursors, skip and limit, async iteration', async () => {
    const Row = connection.model('Row', new Schema({ n: Number }));
    await Row.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    const seen: (number | null | undefined)[] = [];
    for await (const row of Row.find().sort({ n: 1 }).cursor({ batchSize: 40 })) seen.push(row.n);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => n));
    expect((await Row.find().sort('-n').skip(10).limit(3)).map(({ n }) => n)).toEqual([239, 238, 237]);
  });

  it('findOneAndUpdate with upsert, with the old document or the new, and with array filters', async () => {
    const Character = connection.model(
      'Character',
      new Schema({ name: String, age: Number, grades: [{ std: Number, mean: Number }] }),
    );
    expect(await Character.findOneAndUpdate({ name: 'Picard' }, { age: 59 })).toBeNull();
    const made = await Character.findOneAndUpdate(
      { name: 'Picard' },
      { age: 59 },
      { returnDocument: 'after', upsert: true },
    );
    expect(made).toMatchObject({ name: 'Picard', age: 59 });
    const old = await Character.findOneAndUpdate(
      { name: 'Picard' },
      { $inc: { age: 1 } },
      { returnDocument: 'before' },
    );
    expect(old?.age).toBe(59);
    const raw = await Character.findOneAndUpdate(
      { name: 'Riker' },
      { age: 29 },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(raw.lastErrorObject?.updatedExisting).toBe(false);
    await Character.updateOne(
      { name: 'Riker' },
      {
        grades: [
          { std: 3, mean: 80 },
          { std: 8, mean: 90 },
        ],
      },
    );
    await Character.updateOne(
      { name: 'Riker' },
      { $set: { 'grades.$[g].mean': 100 } },
      { arrayFilters: [{ 'g.std': { $gte: 5 } }] },
    );
    expect((await Character.findOne({ name: 'Riker' }))?.grades.map(({ mean }) => mean)).toEqual([80, 100]);
    expect(await Character.findOneAndDelete({ name: 'Riker' })).toMatchObject({ age: 29 });
  });

  it('subdocuments and arrays: push, pull, set, positional', async () => {
    const Parent = connection.model(
      'Parent',
      new Schema({ children: [{ name: String, done: Boolean }], tags: [String] }),
    );
    const parent = await Parent.create({ children: [{ name: 'Matt' }, { name: 'Sarah' }], tags: ['a'] });
    parent.children.push({ name: 'Liesl' });
    parent.children.id(parent.children[0]!._id)!.name = 'Matthew';
    await parent.save();
    parent.children.pull(parent.children[1]!._id);
    await parent.save();
    await Parent.updateOne(
      { _id: parent._id, 'children.name': 'Liesl' },
      { $set: { 'children.$.done': true }, $addToSet: { tags: 'b' } },
    );
    const stored = await Parent.findById(parent._id).lean();
    expect(stored?.children.map(({ name, done }) => [name, done])).toEqual([
      ['Matthew', undefined],
      ['Liesl', true],
    ]);
    expect(stored?.tags).toEqual(['a', 'b']);
  });

  it('optimistic concurrency refuses a stale save', async () => {
    const House = connection.model('House', new Schema({ status: String }, { optimisticConcurrency: true }));
    const house = await House.create({ status: 'new' });
    const [one, other] = await Promise.all([House.findById(house._id), House.findById(house._id)]);
    one!.status = 'sold';
    await one!.save();
    other!.status = 'rented';
    await expect(other!.save()).rejects.toThrow(/No matching document found/);
  });

  it('bulkWrite, ordered and unordered, tells what was done before a failure', async () => {
    const Bulk = connection.model('Bulk', new Schema({ key: { type: String, unique: true }, n: Number }));
    await Bulk.init();
    const done = await Bulk.bulkWrite([
      { insertOne: { document: { key: 'a', n: 1 } } },
      { updateOne: { filter: { key: 'b' }, update: { n: 2 }, upsert: true } },
      { updateMany: { filter: {}, update: { $inc: { n: 10 } } } },
      { replaceOne: { filter: { key: 'a' }, replacement: { key: 'c', n: 5 } } },
      { deleteOne: { filter: { key: 'b' } } },
    ]);
    expect(done).toMatchObject({
      insertedCount: 1,
      upsertedCount: 1,
      matchedCount: 3,
      modifiedCount: 3,
      deletedCount: 1,
    });
    const twice = [{ insertOne: { document: { key: 'c' } } }, { insertOne: { document: { key: 'd' } } }];
    await expect(Bulk.bulkWrite(twice)).rejects.toMatchObject({ code: 11000 });
    expect(await Bulk.countDocuments()).toBe(1);
    await expect(Bulk.bulkWrite(twice, { ordered: false })).rejects.toMatchObject({ code: 11000 });
    expect(await Bulk.countDocuments()).toBe(2);
    await expect(
      Bulk.insertMany([{ key: 'e' }, { key: 'c' }, { key: 'f' }], { ordered: false }),
    ).rejects.toMatchObject({ code: 11000 });
    expect((await Bulk.distinct('key')).sort()).toEqual(['c', 'd', 'e', 'f']);
  });
});
