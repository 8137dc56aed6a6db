import { Long, Timestamp } from 'bson';
import { bsonClass, type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { compareValues, equalValues } from '../values/order.js';
import { addToSet, pop, pull, pullAll, push } from './array-operators.js';
import { type Circumstances, LEAVE, type Operator, REMOVE } from './operator.js';

export const OPERATORS: Record<string, Operator> = {
  $set: (_value, operand) => operand,
  $setOnInsert: (_value, operand, _path, { inserting }) => (inserting ? operand : LEAVE),
  $unset: (value) => (value === undefined ? LEAVE : REMOVE),
  $inc: (value, operand, path) =>
    value === undefined ? numeric('$inc', operand, path) : arithmetic('$inc', value, operand, path),
  $mul: (value, operand, path) => arithmetic('$mul', value ?? 0, operand, path),
  $min: (value, operand) => (value === undefined || compareValues(operand, value) < 0 ? operand : LEAVE),
  $max: (value, operand) => (value === undefined || compareValues(operand, value) > 0 ? operand : LEAVE),
  $currentDate: currentDate,
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  // $rename is two changes: the source's and, under $renamed, the target's
  $rename: (value) => (value === undefined ? LEAVE : REMOVE),
};

function numeric(operator: string, operand: unknown, path: string): unknown {
  if (!isNumeric(operand)) {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    throw new MongoError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
    );
  }
  return operand;
}

function arithmetic(operator: '$inc' | '$mul', value: unknown, operand: unknown, path: string): unknown {
  numeric(operator, operand, path);
  if (!isNumeric(value)) {
    throw new MongoError(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' has a non-numeric value`,
    );
  }
  if (isDecimal(value) || isDecimal(operand)) throw notImplemented(`${operator} with Decimal128`);
  const [a, b] = [toDouble(value), toDouble(operand)];
  const result = operator === '$inc' ? a + b : a * b;
  if (Number.isSafeInteger(result) || !Number.isInteger(a) || !Number.isInteger(b)) return result;
  const [x, y] = [integer(value), integer(operand)];
  return Long.fromBigInt(BigInt.asIntN(64, operator === '$inc' ? x + y : x * y));
}

function isDecimal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && bsonClass(value) === 'Decimal128';
}

function integer(value: unknown): bigint {
  return typeof value === 'number' ? BigInt(value) : BigInt(String(value));
}

function currentDate(_value: unknown, operand: unknown, path: string, { now }: Circumstances): unknown {
  const type = isDocument(operand) ? operand.$type : operand === true ? 'date' : undefined;
  if (type === 'date') return now;
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw new MongoError(
    'BadValue',
    `${path}: $currentDate wants true, {$type: 'date'} or {$type: 'timestamp'}`,
  );
}

function bit(value: unknown, operand: unknown, path: string): unknown {
  const entries = isDocument(operand) ? Object.entries(operand as Document) : [];
  if (entries.length === 0)
    throw new MongoError('BadValue', `The $bit modifier needs and, or or xor for {${path}}`);
  let result = integerOf(value ?? 0, path);
  for (const [name, by] of entries) {
    const mask = integerOf(by, path);
    if (name === 'and') result &= mask;
    else if (name === 'or') result |= mask;
    else if (name === 'xor') result ^= mask;
    else
      throw new MongoError(
        'BadValue',
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`,
      );
  }
  const number = Number(result);
  return Number.isSafeInteger(number) ? number : Long.fromBigInt(BigInt.asIntN(64, result));
}

function integerOf(value: unknown, path: string): bigint {
  if (!isNumeric(value) || !Number.isInteger(toDouble(value))) {
    throw new MongoError('BadValue', `Cannot apply $bit to a value of non-integral type at '${path}'`);
  }
  return integer(value);
}

export function unchanged(before: unknown, after: unknown): boolean {
  return before !== undefined && typeof before === typeof after && equalValues(before, after);
}
