import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { compareValues, equalValues, RANK, rankOf } from '../values/order.js';
import { somePathElement, somePathValue } from './paths.js';
import { toRegExp } from './regular-expressions.js';
import { typeTest } from './type-names.js';

export type Test = (document: unknown) => boolean;
export type Element = (value: unknown) => boolean;

/** Compiles a whole filter; handed in, because $elemMatch and $all hold filters of their own. */
export type CompileFilter = (filter: Document) => Test;

/** What a value at the end of the path must fulfil, for the operators that look at one value at a time. */
export function elementTest(operator: string, operand: unknown): Element | undefined {
  switch (operator) {
    case '$eq':
      return equals(operand);
    case '$in':
      return anyOf(operand as unknown[]);
    case '$gt':
      return ordered(operand, (order) => order > 0, false);
    case '$gte':
      return ordered(operand, (order) => order >= 0, true);
    case '$lt':
      return ordered(operand, (order) => order < 0, false);
    case '$lte':
      return ordered(operand, (order) => order <= 0, true);
    case '$regex':
      return matches(operand);
    case '$mod':
      return remainder(operand as unknown[]);
    case '$type':
      return typeTest(operand);
    default:
      return operator.startsWith('$bits') ? bits(operator, operand) : undefined;
  }
}

/** A test of whole documents for `{path: {operator: operand}}`. */
export function pathTest(path: string, operator: string, operand: unknown, compile: CompileFilter): Test {
  const parts = path.split('.');
  switch (operator) {
    case '$ne':
      return not(pathTest(path, '$eq', operand, compile));
    case '$nin':
      return not(pathTest(path, '$in', operand, compile));
    case '$exists': {
      const exists: Test = (document) => somePathValue(document, parts, (value) => value !== undefined);
      return truthy(operand) ? exists : not(exists);
    }
    case '$size':
      return (document) =>
        somePathValue(document, parts, (value) => Array.isArray(value) && value.length === toDouble(operand));
    case '$elemMatch': {
      const test = elemMatchTest(operand as Document, compile);
      return (document) =>
        somePathValue(document, parts, (value) => Array.isArray(value) && value.some(test));
    }
    case '$all':
      return allTest(path, operand as unknown[], compile);
    default: {
      const test = elementTest(operator, operand);
      if (!test) throw new MongoError('BadValue', `unknown operator: ${operator}`);
      return (document) => somePathElement(document, parts, test);
    }
  }
}

/** An $elemMatch: over values when all its fields are operators, else over subdocuments. */
export function elemMatchTest(criteria: Document, compile: CompileFilter): Element {
  if (isValueCriteria(criteria)) return valueTest(criteria, compile);
  const test = compile(criteria);
  // an array inside the array counts as a document with its indexes for names
  return (element) => (Array.isArray(element) ? test({ ...element }) : isDocument(element) && test(element));
}

/** Operators applied to one value as it is: an array inside an array is not taken apart. */
function valueTest(criteria: Document, compile: CompileFilter): Element {
  const tests = Object.entries(criteria).map(([operator, operand]): Element => {
    switch (operator) {
      case '$ne':
        return not(equals(operand));
      case '$nin':
        return not(anyOf(operand as unknown[]));
      case '$not':
        return not(valueTest(operand as Document, compile));
      case '$exists':
        return (value) => (value !== undefined) === truthy(operand);
      default:
        return elementTest(operator, operand) ?? wrapped(pathTest('v', operator, operand, compile));
    }
  });
  return (value) => tests.every((test) => test(value));
}

export function isValueCriteria(criteria: Document): boolean {
  const [first] = Object.keys(criteria);
  return first !== undefined && first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first);
}

export function truthy(value: unknown): boolean {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== null && value !== undefined && value !== false;
}

function wrapped(test: Test): Element {
  return (value) => test({ v: value });
}

function not(test: Test): Test {
  return (document) => !test(document);
}

function equals(operand: unknown): Element {
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (isRegex(operand)) {
    const regex = matches(operand);
    return (value) => regex(value) || equalValues(value, operand);
  }
  return (value) => equalValues(value, operand);
}

function anyOf(operands: unknown[]): Element {
  const strings = new Set(operands.filter((operand) => typeof operand === 'string'));
  const others = operands.filter((operand) => typeof operand !== 'string').map(equals);
  return (value) => (typeof value === 'string' && strings.has(value)) || others.some((test) => test(value));
}

/** Comparisons keep to the operand's type, save for MinKey and MaxKey, which compare with everything. */
function ordered(operand: unknown, accept: (order: number) => boolean, orEqual: boolean): Element {
  const rank = rankOf(operand);
  if (rank === RANK.minKey || rank === RANK.maxKey) return (value) => accept(compareValues(value, operand));
  if (rank === RANK.null) return (value) => orEqual && (value === null || value === undefined);
  const operandIsNaN = Number.isNaN(rank === RANK.number ? toDouble(operand) : 0);
  return (value) => {
    if (rankOf(value) !== rank) return false;
    // NaN equals itself and is neither above nor below anything
    if (rank === RANK.number && operandIsNaN !== Number.isNaN(toDouble(value))) return false;
    return accept(compareValues(value, operand));
  };
}

export function isRegex(value: unknown): boolean {
  return rankOf(value) === RANK.regex;
}

function matches(pattern: unknown): Element {
  const regex = toRegExp(pattern);
  return (value) => typeof value === 'string' && regex.test(value);
}

function remainder([divisor, rest]: unknown[]): Element {
  const by = Math.trunc(toDouble(divisor));
  const expected = Math.trunc(toDouble(rest));
  return (value) => {
    if (!isNumeric(value)) return false;
    const number = Math.trunc(toDouble(value));
    // -0 is 0
    return Number.isFinite(number) && (number % by) + 0 === expected;
  };
}

function bits(operator: string, operand: unknown): Element {
  const mask = Array.isArray(operand)
    ? operand.reduce((sum: bigint, position) => sum | (1n << BigInt(toDouble(position))), 0n)
    : BigInt(toDouble(operand));
  return (value) => {
    if (!isNumeric(value) || !Number.isInteger(toDouble(value))) return false;
    const set = BigInt(toDouble(value)) & mask;
    if (operator === '$bitsAllSet') return set === mask;
    if (operator === '$bitsAllClear') return set === 0n;
    return operator === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
}

function allTest(path: string, operands: unknown[], compile: CompileFilter): Test {
  const tests = operands.map((operand) => {
    const isElemMatch = isDocument(operand) && Object.keys(operand)[0] === '$elemMatch';
    return isElemMatch
      ? pathTest(path, '$elemMatch', (operand as Document).$elemMatch, compile)
      : pathTest(path, '$eq', operand, compile);
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}
