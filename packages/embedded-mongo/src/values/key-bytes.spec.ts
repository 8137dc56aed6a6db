import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBytes, MAX_KEY_BYTES, shortenKey } from './key-bytes.js';
import { encodeKey, keyFields } from './key-values.js';
import { compareValues } from './order.js';

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value));
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -60, max: 60 }))
  .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', 'a\0', 'a\0b', '\uffff', '\u{10000}'),
);
const scalar = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53, 2 ** 53 + 2),
  long,
  decimal,
  text,
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc
    .tuple(fc.uint8Array({ maxLength: 9 }), fc.integer({ min: 0, max: 5 }))
    .map(([bytes, type]) => new Binary(bytes, type)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => new Timestamp(value)),
  fc.constantFrom(new MinKey(), new MaxKey()),
  fc.constantFrom(/a/, /a/i, /b/m),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe('key bytes', () => {
  it('sort as the values do, for every pair of BSON values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const byBytes = Math.sign(Buffer.compare(keyBytes(a), keyBytes(b)));
        expect(byBytes).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it('sort the other way round when descending', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const byBytes = Math.sign(Buffer.compare(keyBytes(a, true), keyBytes(b, true)));
        expect(byBytes).toBe(Math.sign(compareValues(b, a)));
      }),
      { numRuns: 2000 },
    );
  });

  it('of compound keys sort by each field in turn', () => {
    const fields = keyFields({ a: 1, b: -1, c: 1 });
    const triple = fc.tuple(scalar, scalar, scalar);
    fc.assert(
      fc.property(triple, triple, (x, y) => {
        const byFields = compareValues(x[0], y[0]) || compareValues(y[1], x[1]) || compareValues(x[2], y[2]);
        const byBytes = Buffer.compare(encodeKey(x, fields), encodeKey(y, fields));
        expect(Math.sign(byBytes)).toBe(Math.sign(byFields));
      }),
      { numRuns: 2000 },
    );
  });

  it('never begin with another value whole, so that keys can be put one after another', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [keyBytes(a), keyBytes(b)];
        fc.pre(!x.equals(y));
        expect(x.subarray(0, y.length).equals(y)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('tell numbers apart that one double stands for', () => {
    const ascending = [
      Long.fromBigInt(2n ** 53n),
      Long.fromBigInt(2n ** 53n + 1n),
      Decimal128.fromString('9007199254740993.5'),
      Long.fromBigInt(2n ** 53n + 2n),
    ].map((one) => keyBytes(one));
    expect([...ascending].sort(Buffer.compare)).toEqual(ascending);
    expect(keyBytes(Decimal128.fromString('1.50'))).toEqual(keyBytes(1.5));
  });
});

describe('keys over the limit', () => {
  const fields = keyFields({ a: 1 });
  const key = (text: string) => shortenKey(encodeKey([text], fields));

  it('stay within it, equal when the values are, different when they differ at the very end', () => {
    const start = 'x'.repeat(MAX_KEY_BYTES * 2);
    expect(key(`${start}a`).length).toBe(MAX_KEY_BYTES + 32);
    expect(key(`${start}a`)).toEqual(key(`${start}a`));
    expect(key(`${start}a`)).not.toEqual(key(`${start}b`));
  });
});
