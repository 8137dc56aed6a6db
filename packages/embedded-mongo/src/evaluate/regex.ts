import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { toRegExp } from '../match/regular-expressions.js';
import { isNothing, type Operator } from './operator.js';

interface Found {
  match: string;
  /** in code points */
  idx: number;
  captures: (string | null)[];
}

/** mingo does not know BSON's regular expressions, and finds anchored ones again behind each match. */
function found(document: unknown, operand: unknown, options: Options): Found[] {
  const spec = evalExpr(document, operand, options) as Document;
  const input = spec.input as unknown;
  if (isNothing(input) || isNothing(spec.regex)) return [];
  if (typeof input !== 'string')
    throw new MongoError(51104, "a regex expression needs 'input' to be a string");
  const regex = toRegExp(spec.regex, spec.options as string | undefined);
  const all = input.matchAll(new RegExp(regex.source, `${regex.flags}g`));
  return Array.from(all, (one) => ({
    match: one[0],
    idx: [...input.slice(0, one.index)].length,
    captures: one.slice(1).map((group: string | undefined) => group ?? null),
  }));
}

export const regexExpressions: Record<string, Operator> = {
  $regexMatch: (...given) => found(...given).length > 0,
  $regexFind: (...given) => found(...given)[0] ?? null,
  $regexFindAll: (...given) => found(...given),
};
