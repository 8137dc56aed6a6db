import { type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { checkExpression } from '../evaluate/check-expression.js';
import { withFieldPaths } from '../evaluate/field-paths.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { isRegex } from './predicates.js';
import { toRegExp } from './regular-expressions.js';

/**
 * Brings a filter into one form and refuses what is not understood: each field holds a document of operators
 * (`{a: 1}` becomes `{a: {$eq: 1}}`), logic stays as it is, $comment goes.
 * Throws BadValue and friends as MongoDB does for malformed filters.
 */
export function normalizeFilter(filter: unknown): Document {
  if (!isDocument(filter)) throw new MongoError('TypeMismatch', 'the filter must be an object');
  const normal: Document = {};
  for (const [name, value] of Object.entries(filter)) {
    if (name.startsWith('$')) topLevel(normal, name, value);
    else addField(normal, name, fieldOperators(name, value));
  }
  return normal;
}

const LOGIC = new Set(['$and', '$or', '$nor']);
export const REFUSED_FILTERS = new Set([
  '$where',
  '$text',
  '$jsonSchema',
  '$sampleRate',
  '$alwaysTrue',
  '$alwaysFalse',
]);

function topLevel(normal: Document, name: string, value: unknown): void {
  if (name === '$comment') return;
  if (LOGIC.has(name)) {
    if (!Array.isArray(value)) throw new MongoError('BadValue', `${name} argument must be an array`);
    if (value.length === 0) throw new MongoError('BadValue', `${name} must be a nonempty array`);
    const clauses = value.map((clause) => {
      if (!isDocument(clause)) throw new MongoError('BadValue', `${name} argument's entries must be objects`);
      return normalizeFilter(clause);
    });
    if (name in normal) (normal.$and ??= []).push({ [name]: clauses });
    else normal[name] = clauses;
    return;
  }
  if (name === '$expr') {
    checkExpression(value);
    normal.$expr = withFieldPaths(value);
    return;
  }
  if (REFUSED_FILTERS.has(name)) throw notImplemented(name);
  throw new MongoError(
    'BadValue',
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function addField(normal: Document, name: string, operators: Document): void {
  if (name === '__proto__' || name.split('.').includes('__proto__')) {
    throw notImplemented('a field named __proto__');
  }
  normal[name] = operators;
}

function fieldOperators(name: string, value: unknown): Document {
  if (isRegex(value)) return { $regex: toRegExp(value) };
  if (!isDocument(value)) return { $eq: value };
  const keys = Object.keys(value);
  if (!keys[0]?.startsWith('$') || isReference(keys)) return { $eq: value };
  return operatorsOf(name, value);
}

/** A DBRef written as a plain document is a value. */
function isReference(keys: string[]): boolean {
  return keys[0] === '$ref' || keys[0] === '$id';
}

function operatorsOf(name: string, value: Document): Document {
  const normal: Document = {};
  for (const [operator, operand] of Object.entries(value)) {
    if (operator === '$options') {
      if (!('$regex' in value)) throw new MongoError('BadValue', '$options needs a $regex');
      continue;
    }
    normal[operator] = operandOf(name, operator, operand, value);
  }
  return normal;
}

function operandOf(name: string, operator: string, operand: unknown, siblings: Document): unknown {
  switch (operator) {
    case '$eq':
    case '$ne':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (operator !== '$eq' && isRegex(operand)) {
        throw new MongoError('BadValue', `Can't have regex as arg to ${operator}.`);
      }
      return operand;
    case '$exists':
    case '$type':
      return operand;
    case '$in':
    case '$nin':
    case '$all':
      return listOperand(operator, operand);
    case '$regex':
      if (typeof operand !== 'string' && !isRegex(operand)) {
        throw new MongoError('BadValue', '$regex has to be a string');
      }
      return toRegExp(operand, siblings.$options as string | undefined);
    case '$not':
      return notOperand(name, operand);
    case '$size':
      return wholeNumber(operator, operand);
    case '$elemMatch':
      if (!isDocument(operand)) throw new MongoError('BadValue', '$elemMatch needs an Object');
      return elemMatchOperand(name, operand);
    case '$mod':
      return modOperand(operand);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return bitsOperand(operator, operand);
    default:
      return refuse(operator);
  }
}

export const REFUSED_OPERATORS = new Set([
  '$geoWithin',
  '$geoIntersects',
  '$near',
  '$nearSphere',
  '$within',
  '$geoNear',
]);

function refuse(operator: string): never {
  if (REFUSED_OPERATORS.has(operator)) throw notImplemented(operator);
  throw new MongoError('BadValue', `unknown operator: ${operator}`);
}

function listOperand(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', `${operator} needs an array`);
  for (const element of operand) {
    const first = isDocument(element) ? Object.keys(element)[0] : undefined;
    const elemMatch = operator === '$all' && first === '$elemMatch';
    if (first?.startsWith('$') && !elemMatch && !isReference([first])) {
      throw new MongoError('BadValue', `cannot nest $ under ${operator}`);
    }
  }
  if (operator !== '$all') return operand;
  return operand.map((element) =>
    isDocument(element) && '$elemMatch' in element
      ? { $elemMatch: operandOf('', '$elemMatch', element.$elemMatch, {}) }
      : element,
  );
}

function notOperand(name: string, operand: unknown): Document {
  if (isRegex(operand)) return { $regex: toRegExp(operand) };
  if (!isDocument(operand)) throw new MongoError('BadValue', '$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw new MongoError('BadValue', '$not cannot be empty');
  return operatorsOf(name, operand);
}

function elemMatchOperand(name: string, operand: Document): Document {
  const [first] = Object.keys(operand);
  const overValues = first?.startsWith('$') && !LOGIC.has(first) && first !== '$expr';
  return overValues ? operatorsOf(name, operand) : normalizeFilter(operand);
}

function wholeNumber(operator: string, operand: unknown): number {
  const number = isNumeric(operand) ? toDouble(operand) : NaN;
  if (!Number.isInteger(number) || number < 0) {
    throw new MongoError('BadValue', `Failed to parse ${operator}. Expected a non-negative integer`);
  }
  return number;
}

function modOperand(operand: unknown): unknown[] {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(isNumeric)) {
    throw new MongoError('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  if (Math.trunc(toDouble(operand[0])) === 0) throw new MongoError('BadValue', 'divisor cannot be 0');
  return operand;
}

function bitsOperand(operator: string, operand: unknown): unknown {
  const numbers = Array.isArray(operand) ? operand : [operand];
  if (
    !numbers.every(
      (number) => isNumeric(number) && Number.isInteger(toDouble(number)) && toDouble(number) >= 0,
    )
  ) {
    throw notImplemented(`${operator} with other than non-negative integers`);
  }
  return operand;
}
