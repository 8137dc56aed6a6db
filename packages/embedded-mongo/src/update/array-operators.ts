import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { compileNormal } from '../match/compile.js';
import { normalizeFilter } from '../match/filter.js';
import { elemMatchTest, isRegex } from '../match/predicates.js';
import { toRegExp } from '../match/regular-expressions.js';
import { sortFields } from '../evaluate/sort.js';
import { sortKey } from '../values/key-values.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { compareValues, equalValues } from '../values/order.js';
import { LEAVE } from './operator.js';

function arrayAt(operator: string, value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(
    'BadValue',
    `The field '${path}' must be an array but is of another type (${operator})`,
  );
}

const PUSH_CLAUSES = new Set(['$each', '$slice', '$sort', '$position']);

export function push(value: unknown, operand: unknown, path: string): unknown {
  const list = value === undefined ? [] : [...arrayAt('$push', value, path)];
  if (!isDocument(operand) || !('$each' in operand)) {
    list.push(operand);
    return list;
  }
  for (const clause of Object.keys(operand)) {
    if (!PUSH_CLAUSES.has(clause))
      throw new MongoError('BadValue', `Unrecognized clause in $push: ${clause}`);
  }
  if (!Array.isArray(operand.$each))
    throw new MongoError('BadValue', 'The argument to $each in $push must be an array');
  const position = operand.$position === undefined ? list.length : whole('$position', operand.$position);
  list.splice(
    position < 0 ? Math.max(0, list.length + position) : position,
    0,
    ...(operand.$each as unknown[]),
  );
  if (operand.$sort !== undefined) sortList(list, operand.$sort);
  if (operand.$slice === undefined) return list;
  const slice = whole('$slice', operand.$slice);
  return slice < 0 ? list.slice(slice) : list.slice(0, slice);
}

function whole(clause: string, value: unknown): number {
  if (!isNumeric(value) || !Number.isInteger(toDouble(value))) {
    throw new MongoError('BadValue', `The value for ${clause} must be an integer value`);
  }
  return toDouble(value);
}

function sortList(list: unknown[], by: unknown): void {
  if (!isDocument(by)) {
    const direction = isNumeric(by) ? toDouble(by) : 0;
    if (Math.abs(direction) !== 1)
      throw new MongoError('BadValue', 'The $sort element value must be either 1 or -1');
    list.sort((a, b) => direction * compareValues(a, b));
    return;
  }
  const fields = sortFields(by as Document);
  list.sort((a, b) => Buffer.compare(sortKey(a, fields), sortKey(b, fields)));
}

export function addToSet(value: unknown, operand: unknown, path: string): unknown {
  const list = value === undefined ? [] : [...arrayAt('$addToSet', value, path)];
  const before = list.length;
  const each = isDocument(operand) && '$each' in operand ? operand.$each : [operand];
  if (!Array.isArray(each))
    throw new MongoError('TypeMismatch', 'The argument to $each in $addToSet must be an array');
  for (const candidate of each) {
    if (!list.some((element) => equalValues(element, candidate))) list.push(candidate);
  }
  return value !== undefined && list.length === before ? LEAVE : list;
}

export function pop(value: unknown, operand: unknown, path: string): unknown {
  const end = isNumeric(operand) ? toDouble(operand) : 0;
  if (Math.abs(end) !== 1)
    throw new MongoError('FailedToParse', `$pop expects 1 or -1, found: ${String(operand)}`);
  if (value === undefined) return LEAVE;
  if (!Array.isArray(value))
    throw new MongoError('TypeMismatch', `Path '${path}' contains an element of non-array type`);
  return end === 1 ? value.slice(0, -1) : value.slice(1);
}

export function pull(value: unknown, operand: unknown, path: string): unknown {
  if (value === undefined) return LEAVE;
  const test = pullTest(operand);
  const list = arrayAt('$pull', value, path);
  const rest = list.filter((element) => !test(element));
  return rest.length === list.length ? LEAVE : rest;
}

/** $pull's operand: a condition on each element, a condition on its fields, or the value itself. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isRegex(operand)) {
    const regex = toRegExp(operand);
    return (element) => typeof element === 'string' && regex.test(element);
  }
  if (!isDocument(operand)) return (element) => equalValues(element, operand);
  const [first] = Object.keys(operand);
  if (first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const normal = normalizeFilter({ v: operand }).v as Document;
    return elemMatchTest(normal, compileNormal);
  }
  const test = compileNormal(normalizeFilter(operand));
  return (element) => isDocument(element) && test(element);
}

export function pullAll(value: unknown, operand: unknown, path: string): unknown {
  if (!Array.isArray(operand))
    throw new MongoError('BadValue', `$pullAll requires an array argument for '${path}'`);
  if (value === undefined) return LEAVE;
  const list = arrayAt('$pullAll', value, path);
  const rest = list.filter((element) => !operand.some((one) => equalValues(one, element)));
  return rest.length === list.length ? LEAVE : rest;
}
