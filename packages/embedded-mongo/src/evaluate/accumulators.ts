import { evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import { type Options } from 'mingo/types';
import { bsonClass } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { keyBytes } from '../values/key-bytes.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { compareValues } from '../values/order.js';

/** One accumulator at work on one group: takes values one by one, so that no group is held whole. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** Accumulators that need only what they have gathered so far. */
export const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let sum = 0;
    return { add: (value) => void (sum += number(value) ?? 0), result: () => sum };
  },
  $avg: () => {
    let sum = 0;
    let count = 0;
    return {
      add(value) {
        const n = number(value);
        if (n === undefined) return;
        sum += n;
        count += 1;
      },
      result: () => (count === 0 ? null : sum / count),
    };
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: () => {
    let first: unknown;
    let seen = false;
    return {
      add(value) {
        if (!seen) first = value;
        seen = true;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return { add: (value) => void (last = value), result: () => last ?? null };
  },
  $push: () => {
    const values: unknown[] = [];
    return { add: (value) => void (value !== undefined && values.push(value)), result: () => values };
  },
  $addToSet: () => {
    const values = new Map<string, unknown>();
    return {
      add(value) {
        if (value === undefined) return;
        const key = keyBytes(value).toString('latin1');
        if (!values.has(key)) values.set(key, value);
      },
      result: () => [...values.values()],
    };
  },
  $count: () => {
    let count = 0;
    return { add: () => void (count += 1), result: () => count };
  },
  $mergeObjects: () => {
    const merged: Record<string, unknown> = {};
    return {
      add(value) {
        if (value === null || value === undefined) return;
        if (typeof value !== 'object') throw new MongoError(40400, '$mergeObjects requires object inputs');
        for (const [name, one] of Object.entries(value)) if (one !== undefined) merged[name] = one;
      },
      result: () => merged,
    };
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
};

function number(value: unknown): number | undefined {
  if (!isNumeric(value)) return undefined;
  if (typeof value === 'object' && bsonClass(value!) === 'Decimal128')
    throw notImplemented('a sum of Decimal128');
  return toDouble(value);
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: unknown;
  return {
    add(value) {
      if (value === null || value === undefined) return;
      if (best === undefined || better(compareValues(value, best))) best = value;
    },
    result: () => best ?? null,
  };
}

/** Welford's method: one pass, no sum of squares to lose digits in. */
function deviation(sampled: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value) {
      const n = number(value);
      if (n === undefined) return;
      count += 1;
      const delta = n - mean;
      mean += delta / count;
      squares += delta * (n - mean);
    },
    result: () => (count <= sampled ? null : Math.sqrt(squares / (count - sampled))),
  };
}

type ListOperator = (collection: unknown, expression: unknown, options: Options) => unknown;

/** The same accumulators as mingo calls them, over a list, for $project, $bucket and friends. */
function overList(name: string): ListOperator {
  return (collection, expression, options) => {
    const accumulator = ACCUMULATORS[name]!();
    for (const item of collection as unknown[]) {
      accumulator.add(expression === null ? item : evalExpr(item, expression, options));
    }
    return accumulator.result();
  };
}

/** mingo answers a list of one. */
function single(name: '$top' | '$bottom'): ListOperator {
  const published = accumulators[name] as unknown as ListOperator;
  return (collection, expression, options) => (published(collection, expression, options) as unknown[])[0];
}

export const correctedAccumulators: Record<string, ListOperator> = {
  ...Object.fromEntries(['$min', '$max', '$addToSet'].map((name) => [name, overList(name)])),
  $top: single('$top'),
  $bottom: single('$bottom'),
};
