import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { MongoError } from '../errors.js';
import { compareValues } from '../values/order.js';
import { arithmetic } from './arithmetic.js';
import { arrayExpressions } from './arrays.js';
import { conversions } from './conversions.js';
import { dateExpressions } from './dates.js';
import { fieldAt, fieldPathOperator, withFieldPaths } from './field-paths.js';
import { type Operator } from './operator.js';
import { regexExpressions } from './regex.js';

function comparison(accept: (order: number) => unknown): Operator {
  return (document, operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2) {
      throw new MongoError(16020, 'a comparison takes exactly 2 arguments');
    }
    const [a, b] = evalExpr(document, operand, options) as unknown[];
    return accept(missingFirst(a, b) ?? compareValues(a, b));
  };
}

/** In expressions a missing value stands before null, unlike in sorts and filters. */
function missingFirst(a: unknown, b: unknown): number | undefined {
  if (a === undefined) return b === undefined ? 0 : -1;
  return b === undefined ? 1 : undefined;
}

function contains(document: unknown, operand: unknown, options: Options): boolean {
  const [value, list] = evalExpr(document, operand, options) as unknown[];
  if (!Array.isArray(list)) throw new MongoError(40081, '$in requires an array as a second argument');
  return list.some((element) => compareValues(element, value) === 0);
}

/** Letters outside ASCII stay as they are, as in MongoDB. */
function ascii(pattern: RegExp, change: (letter: string) => string): Operator {
  return (document, operand, options) => {
    const value = evalExpr(document, Array.isArray(operand) ? (operand as unknown[])[0] : operand, options);
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string' && typeof value !== 'number' && !(value instanceof Date)) {
      throw new MongoError(16007, "can't convert to String");
    }
    return (value instanceof Date ? value.toISOString() : String(value)).replace(pattern, change);
  };
}

/** In the place of mingo's: it compares only values of one JavaScript type, and errs at the edges of others. */
export const correctedExpressions: Record<string, Operator> = {
  ...fieldPathOperator,
  ...arithmetic,
  ...arrayExpressions,
  ...conversions,
  ...dateExpressions,
  ...regexExpressions,
  $cmp: comparison(Math.sign),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $in: contains,
  $toUpper: ascii(/[a-z]+/g, (letters) => letters.toUpperCase()),
  $toLower: ascii(/[A-Z]+/g, (letters) => letters.toLowerCase()),
};

/** An expression as a function of a document; a field path is read without mingo, which is many times faster. */
export function compileExpression(expression: unknown, options: Options): (document: unknown) => unknown {
  if (typeof expression === 'string' && /^\$[^$]/.test(expression)) {
    const parts = expression.slice(1).split('.');
    return (document) => fieldAt(document, parts, 0);
  }
  if (expression === null || typeof expression === 'number' || typeof expression === 'boolean') {
    return () => expression;
  }
  const own = withFieldPaths(expression);
  return (document) => evalExpr(document, own, options);
}
