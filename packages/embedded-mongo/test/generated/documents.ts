import { ObjectId } from 'bson';
import { type Random } from './random.js';

import { type Doc } from '../support/server-process.js';

export type { Doc };

/** Dates around a clock change, a year's end, the epoch and its far side. */
export const DATES = [
  new Date('2026-03-29T00:59:59.999Z'),
  new Date('2026-03-29T01:00:00.000Z'),
  new Date('2025-12-31T23:59:59.999Z'),
  new Date('2026-01-01T00:00:00.000Z'),
  new Date(0),
  new Date(-1),
  new Date('1969-07-20T20:17:40Z'),
];

const NUMBERS = [0, 1, 2, 3, 5, -1, -2.5, 2.5, 1e9, 2 ** 31, -(2 ** 31) - 1];
const STRINGS = ['', 'a', 'A', 'ab', 'abc', 'b', 'zebra', 'é', 'a.b', '$a'];
const IDS = ['65a000000000000000000001', '65a000000000000000000002', '75a0000000000000000000ff'];

export function scalar(random: Random): unknown {
  const kind = random.int(20);
  if (kind < 8) return random.pick(NUMBERS);
  if (kind < 13) return random.pick(STRINGS);
  if (kind < 15) return random.pick(DATES);
  if (kind < 17) return null;
  if (kind < 19) return random.chance(0.5);
  return new ObjectId(random.pick(IDS));
}

export function value(random: Random, depth = 0): unknown {
  const kind = random.int(12);
  if (depth > 1 || kind < 7) return scalar(random);
  if (kind < 10) return array(random, depth);
  return subdocument(random, depth);
}

function array(random: Random, depth: number): unknown[] {
  const length = random.pick([0, 1, 2, 3]);
  const documents = random.chance(0.4);
  return Array.from({ length }, () =>
    documents ? subdocument(random, depth + 1) : value(random, depth + 1),
  );
}

export function subdocument(random: Random, depth = 1): Doc {
  return Object.fromEntries(random.some(['x', 'y', 'z'], 0).map((name) => [name, value(random, depth + 1)]));
}

export const FIELDS = ['a', 'b', 'c', 'd', 'e'];

/** A document of mixed types: missing fields, nulls, arrays, subdocuments. `n` is always a number, `t` always text. */
export function document(random: Random, id: number): Doc {
  const doc: Doc = { _id: id, n: random.int(10), t: random.pick(STRINGS) };
  for (const field of FIELDS) if (random.chance(0.75)) doc[field] = value(random);
  if (random.chance(0.6)) doc.list = Array.from({ length: random.int(4) }, () => subdocument(random));
  if (random.chance(0.6)) doc.nums = Array.from({ length: random.int(5) }, () => random.int(6));
  return doc;
}

export function documents(random: Random, count: number): Doc[] {
  return Array.from({ length: count }, (_, i) => document(random, i));
}
