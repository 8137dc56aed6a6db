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

/** The examples of mongoose's documentation: population, aggregation, types, indexes, sessions. */
describe("mongoose's documented ways with schemas", () => {
  it('population and aggregation with $lookup', async () => {
    const Person = connection.model(
      'Person',
      new Schema({ name: String, stories: [{ type: Schema.Types.ObjectId, ref: 'Story' }] }),
    );
    const Story = connection.model(
      'Story',
      new Schema({ title: String, author: { type: Schema.Types.ObjectId, ref: 'Person' }, fans: Number }),
    );
    const ian = await Person.create({ name: 'Ian Fleming' });
    const [casino, moon] = await Story.create([
      { title: 'Casino Royale', author: ian._id, fans: 3 },
      { title: 'Moonraker', author: ian._id, fans: 5 },
    ]);
    await Person.updateOne({ _id: ian._id }, { stories: [moon!._id, casino!._id] });
    const populated = await Story.findOne({ title: 'Casino Royale' }).populate<{ author: { name: string } }>(
      'author',
    );
    expect(populated?.author.name).toBe('Ian Fleming');
    const person = await Person.findById(ian._id).populate<{ stories: { title: string }[] }>({
      path: 'stories',
      options: { sort: { title: 1 } },
    });
    expect(person?.stories.map(({ title }) => title).sort()).toEqual(['Casino Royale', 'Moonraker']);
    const joined = await Person.aggregate([
      { $lookup: { from: 'stories', localField: '_id', foreignField: 'author', as: 'written' } },
      { $project: { _id: 0, name: 1, fans: { $sum: '$written.fans' }, titles: '$written.title' } },
    ]);
    expect(joined).toEqual([{ name: 'Ian Fleming', fans: 8, titles: ['Casino Royale', 'Moonraker'] }]);
    const withPipeline = await Person.aggregate([
      {
        $lookup: {
          from: 'stories',
          let: { id: '$_id' },
          pipeline: [
            { $match: { $expr: { $eq: ['$author', '$$id'] } } },
            { $sort: { fans: -1 } },
            { $limit: 1 },
          ],
          as: 'best',
        },
      },
      { $unwind: '$best' },
      { $replaceWith: { title: '$best.title' } },
    ]);
    expect(withPipeline).toEqual([{ title: 'Moonraker' }]);
  });

  it('timestamps, defaults, maps, decimals, buffers, UUIDs and big numbers come back as they went', async () => {
    const Kinds = connection.model(
      'Kinds',
      new Schema(
        {
          big: BigInt,
          decimal: Schema.Types.Decimal128,
          bytes: Buffer,
          uuid: Schema.Types.UUID,
          map: { type: Map, of: Number },
          mixed: {},
        },
        { timestamps: true },
      ),
    );
    const uuid = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';
    const made = await Kinds.create({
      big: 2n ** 62n + 1n,
      decimal: '1.10',
      bytes: Buffer.from([1, 2]),
      uuid,
      map: { a: 1 },
      mixed: { b: [null, 1.5] },
    });
    await Kinds.updateOne({ _id: made._id }, { $set: { 'map.b': 2 } });
    const stored = await Kinds.findById(made._id);
    expect(stored?.big).toBe(2n ** 62n + 1n);
    expect(String(stored?.decimal)).toBe('1.10');
    expect([...stored!.bytes!]).toEqual([1, 2]);
    expect(String(stored?.uuid)).toBe(uuid);
    expect(Object.fromEntries(stored!.map!)).toEqual({ a: 1, b: 2 });
    expect(stored?.mixed).toEqual({ b: [null, 1.5] });
    expect(stored!.updatedAt.getTime()).toBeGreaterThanOrEqual(stored!.createdAt.getTime());
  });

  it('indexes: syncIndexes, unique, and E11000 with key and value', async () => {
    const schema = new Schema({ email: { type: String, lowercase: true }, at: Date, sort: Number });
    schema.index({ email: 1 }, { unique: true });
    schema.index({ at: -1, sort: 1 });
    const User = connection.model('User', schema);
    await User.createCollection();
    await User.syncIndexes();
    expect(Object.keys(await User.collection.indexInformation())).toEqual([
      '_id_',
      'email_1',
      'at_-1_sort_1',
    ]);
    expect((await User.diffIndexes()).toCreate).toEqual([]);
    await User.create({ email: 'A@example.com' });
    await expect(User.create({ email: 'a@example.com' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@example.com' },
    });
    await expect(User.collection.createIndex({ email: 1 }, { sparse: true })).rejects.toMatchObject({
      code: 86,
    });
    await User.collection.dropIndex('at_-1_sort_1');
    expect(Object.keys(await User.collection.indexInformation())).toEqual(['_id_', 'email_1']);
  });

  it('sessions carry reads and writes', async () => {
    const Note = connection.model('Note', new Schema({ text: String }));
    const session = await connection.startSession();
    const note = await new Note({ text: 'a' }).save({ session });
    await Note.updateOne({ _id: note._id }, { text: 'b' }).session(session);
    expect((await Note.findById(note._id).session(session))?.text).toBe('b');
    await session.endSession();
  });

  it('a transaction is refused, not quietly done without', async () => {
    const write = connection.transaction((session) =>
      connection.collection('any').insertOne({ a: 1 }, { session }),
    );
    await expect(write).rejects.toMatchObject({ originalError: { code: 20, codeName: 'IllegalOperation' } });
    expect(await connection.collection('any').countDocuments()).toBe(0);
  });
});
