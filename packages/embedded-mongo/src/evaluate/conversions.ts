import { ObjectId } from 'bson';
import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { bsonClass, type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { isNumeric } from '../values/numbers.js';
import { asDate } from './dates.js';
import { argument, constant, isNothing, onlyArgument, type Operator, published } from './operator.js';

function failure(value: unknown, to: string): MongoError {
  const from = Array.isArray(value) ? 'array' : typeof value;
  return new MongoError('ConversionFailure', `Unsupported conversion from ${from} to ${to} in $convert`);
}

/** mingo takes an empty array for 0, and knows no class of BSON. */
function scalar(name: string, to: string, special: (value: unknown) => unknown = () => undefined): Operator {
  return (document, operand, options) => {
    const value = argument(document, operand, options);
    if (isNothing(value)) return null;
    const known = special(value);
    if (known !== undefined) return known;
    if (Array.isArray(value) || isDocument(value)) throw failure(value, to);
    if (value instanceof Date && to === 'int') throw failure(value, to);
    return published[name]!(document, constant(value), options);
  };
}

function textOf(value: unknown): string | undefined {
  if (value instanceof ObjectId) return value.toHexString();
  return isNumeric(value) && typeof value === 'object' ? String(value) : undefined;
}

function toObjectId(document: unknown, operand: unknown, options: Options): unknown {
  const value = argument(document, operand, options);
  if (isNothing(value) || value instanceof ObjectId) return value ?? null;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
  throw failure(value, 'objectId');
}

function typeOf(document: unknown, operand: unknown, options: Options): unknown {
  const value = evalExpr(document, onlyArgument(operand), options) as unknown;
  const isDecimal = typeof value === 'object' && value !== null && bsonClass(value) === 'Decimal128';
  return isDecimal ? 'decimal' : published.$type!(document, constant(value), options);
}

const toDate = scalar('$toDate', 'date', (value) => (value instanceof ObjectId ? asDate(value) : undefined));
const toText = scalar('$toString', 'string', textOf);
const toInt = scalar('$toInt', 'int');
const toLong = scalar('$toLong', 'long');
const toDouble = scalar('$toDouble', 'double');

/** $convert's targets, by name and by number; decimal is refused before anything runs. */
const TARGETS: Record<string, Operator> = {
  double: toDouble,
  1: toDouble,
  string: toText,
  2: toText,
  objectId: toObjectId,
  7: toObjectId,
  bool: published.$toBool!,
  8: published.$toBool!,
  date: toDate,
  9: toDate,
  int: toInt,
  16: toInt,
  long: toLong,
  18: toLong,
};

function convert(document: unknown, operand: unknown, options: Options): unknown {
  const { input, to, onNull, onError } = operand as Document;
  const value = evalExpr(document, input, options) as unknown;
  if (isNothing(value)) return onNull === undefined ? null : (evalExpr(document, onNull, options) as unknown);
  const target = TARGETS[String(evalExpr(document, to, options))];
  if (!target) throw new MongoError('BadValue', `Unknown type name: ${String(to)}`);
  try {
    return target(document, constant(value), options);
  } catch (error) {
    if (onError === undefined) throw error;
    return evalExpr(document, onError, options) as unknown;
  }
}

export const conversions: Record<string, Operator> = {
  $toDate: toDate,
  $toString: toText,
  $toInt: toInt,
  $toLong: toLong,
  $toDouble: toDouble,
  $toObjectId: toObjectId,
  $type: typeOf,
  $convert: convert,
};
