import { MongoError, notImplemented } from '../errors.js';
import { bsonClass } from '../bson-codec.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { RANK, rankOf } from '../values/order.js';

/** Aliases and numbers of $type. int, long and double are one kind here: JavaScript's number. */
const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  object: (value) => rankOf(value) === RANK.object,
  array: Array.isArray,
  binData: (value) => rankOf(value) === RANK.binary,
  objectId: (value) => rankOf(value) === RANK.objectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => rankOf(value) === RANK.regex,
  timestamp: (value) => rankOf(value) === RANK.timestamp,
  decimal: (value) => typeof value === 'object' && value !== null && bsonClass(value) === 'Decimal128',
  number: isNumeric,
  minKey: (value) => rankOf(value) === RANK.minKey,
  maxKey: (value) => rankOf(value) === RANK.maxKey,
  symbol: (value) => typeof value === 'object' && value !== null && bsonClass(value) === 'BSONSymbol',
  javascript: (value) => rankOf(value) === RANK.code,
};

const BY_NUMBER: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};

const ONE_KIND = new Set(['int', 'long', 'double']);

export function typeTest(operand: unknown): (value: unknown) => boolean {
  const names = (Array.isArray(operand) ? operand : [operand]).map(typeName);
  if (names.length === 0) throw new MongoError('FailedToParse', '$type must match at least one type');
  const tests = names.map((name) => TYPES[name]!);
  return (value) => value !== undefined && tests.some((test) => test(value));
}

function typeName(operand: unknown): string {
  const name = isNumeric(operand) ? BY_NUMBER[toDouble(operand)] : operand;
  if (typeof name === 'string' && ONE_KIND.has(name)) {
    throw notImplemented(`$type: '${name}' (use 'number')`);
  }
  if (typeof name !== 'string' || !(name in TYPES)) {
    throw new MongoError('BadValue', `Unknown type name alias: ${String(operand)}`);
  }
  return name;
}
