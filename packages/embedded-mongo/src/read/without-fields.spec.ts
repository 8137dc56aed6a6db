import { Binary, Decimal128, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, encode } from '../bson-codec.js';
import { fieldsLeftOut, withoutFields } from './without-fields.js';

const OF_EVERY_KIND = {
  double: 1.5,
  string: 'größe',
  document: { a: [1, { b: null }] },
  array: ['x', { y: 1 }],
  binary: new Binary(Buffer.from('bytes')),
  id: new ObjectId(),
  yes: true,
  date: new Date(0),
  nothing: null,
  pattern: /^a.b/i,
  int: new Int32(7),
  timestamp: new Timestamp({ t: 1, i: 2 }),
  long: Long.fromString('9007199254740993'),
  decimal: Decimal128.fromString('1.10'),
  least: new MinKey(),
  most: new MaxKey(),
  größe: 'a name of two-byte letters',
};
const NAMES = Object.keys(OF_EVERY_KIND);

it('leaves out whole fields of every kind and keeps the others, in their order, byte for byte', () => {
  const bytes = Buffer.from(encode(OF_EVERY_KIND));
  fc.assert(
    fc.property(fc.subarray(NAMES), (left) => {
      const wanted = Object.fromEntries(
        Object.entries(OF_EVERY_KIND).filter(([name]) => !left.includes(name)),
      );
      expect(withoutFields(bytes, new Set(left))).toEqual(Buffer.from(encode(wanted)));
    }),
  );
});

it('leaves a field of the same name inside another document', () => {
  const bytes = Buffer.from(encode({ keys: ['a'], inner: { keys: ['b'] } }));
  expect(decode(withoutFields(bytes, new Set(['keys'])))).toEqual({ inner: { keys: ['b'] } });
});

it.each([
  [{ keys: 0 }, ['keys']],
  [{ keys: false, _id: 0 }, ['keys', '_id']],
  [{ keys: new Int32(0) }, ['keys']],
  [{ 'a.b': 0 }, undefined],
  [{ $a: 0 }, undefined],
  [{ a: 1, _id: 0 }, undefined],
  [{ a: { $slice: 1 }, b: 0 }, undefined],
  [{}, undefined],
  [undefined, undefined],
])('takes %j for no more than leaving out: %j', (projection, fields) =>
  expect(fieldsLeftOut(projection)).toEqual(fields && new Set(fields)),
);
