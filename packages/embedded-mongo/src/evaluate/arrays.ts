import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { toDouble } from '../values/numbers.js';
import { equalValues } from '../values/order.js';
import { ACCUMULATORS } from './accumulators.js';
import { argument, constant, isNothing, type Operator, published } from './operator.js';

function size(document: unknown, operand: unknown, options: Options): number {
  const list = argument(document, operand, options);
  if (!Array.isArray(list)) throw new MongoError(17124, 'The argument to $size must be an array');
  return list.length;
}

function end(name: string, at: 0 | -1): Operator {
  return (document, operand, options) => {
    const list = argument(document, operand, options);
    if (isNothing(list)) return null;
    if (!Array.isArray(list)) throw new MongoError(28689, `${name}'s argument must be an array`);
    return list.at(at) as unknown;
  };
}

/** Over the elements of one array, or over several arguments as they are. */
function over(name: string): Operator {
  return (document, operand, options) => {
    const several = Array.isArray(operand) && operand.length !== 1;
    const value = several ? evalExpr(document, operand, options) : argument(document, operand, options);
    const accumulator = ACCUMULATORS[name]!();
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) accumulator.add(one);
    return accumulator.result();
  };
}

function zip(document: unknown, operand: unknown, options: Options): unknown {
  const { inputs, useLongestLength, defaults } = operand as Document;
  const lists = evalExpr(document, inputs, options) as unknown[];
  if (lists.some(isNothing)) return null;
  if (!lists.every(Array.isArray)) throw new MongoError(34468, '$zip found a non-array expression in input');
  const instead = isNothing(defaults) ? [] : (evalExpr(document, defaults, options) as unknown[]);
  const lengths = lists.map((list) => list.length);
  const length = useLongestLength ? Math.max(...lengths) : Math.min(...lengths);
  return Array.from({ length }, (_, i) =>
    lists.map((list, j) => (i < list.length ? (list[i] as unknown) : (instead[j] ?? null))),
  );
}

function arrayToObject(document: unknown, operand: unknown, options: Options): unknown {
  const list = argument(document, operand, options);
  if (isNothing(list)) return null;
  if (!Array.isArray(list)) throw new MongoError(40386, '$arrayToObject requires an array input');
  return Object.fromEntries(
    list.map((pair: unknown): [string, unknown] => {
      const [key, value] = Array.isArray(pair) ? pair : isDocument(pair) ? [pair.k, pair.v] : [];
      if (typeof key !== 'string')
        throw new MongoError(40392, '$arrayToObject requires pairs of key and value');
      return [key, value as unknown];
    }),
  );
}

function indexOfArray(document: unknown, operand: unknown, options: Options): unknown {
  const [list, wanted, from = 0, until = Infinity] = evalExpr(document, operand, options) as unknown[];
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw new MongoError(40090, '$indexOfArray requires an array as a first argument');
  const [start, stop] = [toDouble(from), toDouble(until)];
  return list.findIndex((element, i) => i >= start && i < stop && equalValues(element, wanted));
}

/** By code points, where $indexOfBytes counts bytes. */
function indexOfCodePoint(document: unknown, operand: unknown, options: Options): unknown {
  const [text, wanted, from = 0, until = Infinity] = evalExpr(document, operand, options) as unknown[];
  if (isNothing(text)) return null;
  if (typeof text !== 'string' || typeof wanted !== 'string') {
    throw new MongoError(40093, '$indexOfCP requires strings as its first two arguments');
  }
  const points = [...text].slice(0, toDouble(until));
  const found = points.join('').indexOf(wanted, points.slice(0, toDouble(from)).join('').length);
  return found < 0 ? -1 : [...text.slice(0, found)].length;
}

/** Null or missing in any argument gives null, which mingo refuses. */
function nullable(name: string): Operator {
  return (document, operand, options) => {
    const values = evalExpr(document, operand, options) as unknown[];
    return values.some(isNothing) ? null : published[name]!(document, values.map(constant), options);
  };
}

export const arrayExpressions: Record<string, Operator> = {
  $size: size,
  $first: end('$first', 0),
  $last: end('$last', -1),
  $sum: over('$sum'),
  $avg: over('$avg'),
  $min: over('$min'),
  $max: over('$max'),
  $zip: zip,
  $arrayToObject: arrayToObject,
  $indexOfArray: indexOfArray,
  $indexOfCP: indexOfCodePoint,
  $slice: nullable('$slice'),
  $split: nullable('$split'),
  $setUnion: nullable('$setUnion'),
  $mergeObjects: over('$mergeObjects'),
};
