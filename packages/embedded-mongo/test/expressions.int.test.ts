import { Decimal128, ObjectId } from 'bson';
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
const AT = new Date('2026-03-29T00:30:00.123Z');
const ID = new ObjectId('65a000000000000000000001');

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
  await client
    .db('expressions')
    .collection<{ _id: number }>('docs')
    .insertOne({
      _id: 1,
      ...{ n: 7, text: 'abc', at: AT, id: ID, list: [3, 1, 2], empty: [], none: null, blank: '' },
      ...{ pairs: [{ k: 'p', v: 1 }], object: { x: 1 }, decimal: Decimal128.fromString('1.5') },
    });
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

/** `undefined` where the field is missing. */
async function computed(expression: unknown): Promise<unknown> {
  const pipeline = [{ $project: { _id: 0, v: expression } }];
  const [document] = await client.db('expressions').collection('docs').aggregate(pipeline).toArray();
  return document!.v as unknown;
}

/** Each of them mingo as published answers otherwise; what stands here DocumentDB answers too. */
describe('an expression at the edge of its operator', () => {
  it.each([
    ['a week that begins on Sunday', { $week: '$at' }, 13],
    ['a week in text', { $dateToString: { date: '$at', format: '%U %w' } }, '13 1'],
    ['a part of no date', { $year: '$none' }, null],
    ['a part of an ObjectId', { $year: '$id' }, 2024],
    [
      'a month after the 31st',
      { $dateAdd: { startDate: new Date('2026-01-31'), unit: 'month', amount: 1 } },
      new Date('2026-02-28'),
    ],
    ['a date after none', { $dateAdd: { startDate: '$none', unit: 'day', amount: 1 } }, null],
    ['a difference to no date', { $dateDiff: { startDate: '$none', endDate: '$at', unit: 'day' } }, null],
    ['a date of parts that are missing', { $dateFromParts: { year: '$none' } }, null],
    ['text of an ObjectId', { $toString: '$id' }, ID.toHexString()],
    ['text of a decimal', { $toString: '$decimal' }, '1.5'],
    ['the date of an ObjectId', { $toDate: '$id' }, ID.getTimestamp()],
    ['an ObjectId of text', { $toObjectId: ID.toHexString() }, ID],
    ['a conversion that fails', { $convert: { input: '$text', to: 'objectId', onError: 'bad' } }, 'bad'],
    ['the type of a decimal', { $type: '$decimal' }, 'decimal'],
    ['the last of nothing', { $last: '$empty' }, undefined],
    ['a sum of one value', { $sum: '$n' }, 7],
    ['the greatest of values, a list among them', { $max: [1, '$list'] }, [3, 1, 2]],
    ['lists of which the first is empty', { $zip: { inputs: ['$empty', [1]] } }, []],
    ['lists of unequal length', { $zip: { inputs: [[1], [2, 3]], useLongestLength: true, defaults: [0, 0] } }, [[1, 2], [0, 3]]], // prettier-ignore
    ['an object of pairs written out', { $arrayToObject: [[['a', '$n']]] }, { a: 7 }],
    ['a place behind a start', { $indexOfArray: ['$list', 1, 2] }, -1],
    ['a place counted in code points', { $indexOfCP: ['é€a', 'a'] }, 2],
    ['a slice of none', { $slice: ['$none', 1] }, null],
    ['one object merged', { $mergeObjects: '$object' }, { x: 1 }],
    ['a rest of none', { $mod: ['$n', '$none'] }, null],
    ['a number rounded to no places', { $round: 2.5 }, 2],
    ['the opposite of empty text', { $not: ['$blank'] }, false],
    ['one condition', { $and: '$n' }, true],
    ['a regular expression of BSON', { $regexMatch: { input: 'jkl', regex: /^a/ } }, false],
    ['an anchored match, once', { $regexFindAll: { input: 'aa', regex: '^a' } }, [{ match: 'a', idx: 0, captures: [] }]], // prettier-ignore
  ])('%s', async (_what, expression, expected) => {
    expect(await computed(expression)).toEqual(expected);
  });

  it.each([
    ['the size of none', { $size: '$none' }, 17124],
    ['a rest by zero', { $mod: ['$n', 0] }, 16610],
    ['a logarithm of a negative number', { $ln: -1 }, 28766],
    ['a choice that fits nothing', { $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    ['a number of a list', { $toInt: '$empty' }, 241],
    ['a date of text that is none', { $dateFromString: { dateString: '$text' } }, 241],
    ['parts of a bare date', { $dateToParts: '$at' }, 40524],
  ])('%s is an error', async (_what, expression, code) => {
    await expect(computed(expression)).rejects.toMatchObject({ code });
  });

  it('that is a $slice leaves out the other fields in a pipeline', async () => {
    const pipeline = [{ $project: { v: { $slice: ['$list', 1] } } }];
    const found = await client.db('expressions').collection('docs').aggregate(pipeline).toArray();
    expect(found).toEqual([{ _id: 1, v: [3] }]);
  });

  it('gives one value for $top and $bottom of a group', async () => {
    const by = { output: '$n', sortBy: { n: 1 } };
    const pipeline = [{ $group: { _id: null, top: { $top: by }, bottom: { $bottom: by } } }];
    const found = await client.db('expressions').collection('docs').aggregate(pipeline).toArray();
    expect(found).toEqual([{ _id: null, top: 7, bottom: 7 }]);
  });
});

it('puts _id first in what is stored', async () => {
  const docs = client.db('expressions').collection<{ a: number; _id: string }>('order');
  await docs.insertOne({ a: 1, _id: 'last' });
  expect(Object.keys((await docs.findOne())!)).toEqual(['_id', 'a']);
});
