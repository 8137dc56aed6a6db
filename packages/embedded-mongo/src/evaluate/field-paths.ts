import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { isDocument } from '../bson-codec.js';
import { own } from '../match/paths.js';

/** Our operator in the place of a dotted field path; no client can send it, since unknown operators are refused. */
const FIELD_PATH = '$embeddedFieldPath';

/**
 * An expression with its dotted paths (`$a.b`, `$$v.b`) put into our own operator: in an array MongoDB goes into
 * the documents only and takes no number for an index, unlike mingo.
 */
export function withFieldPaths(expression: unknown): unknown {
  if (typeof expression === 'string') {
    const dot = expression.indexOf('.');
    if (!expression.startsWith('$') || dot < 0) return expression;
    return { [FIELD_PATH]: { of: expression.slice(0, dot), parts: expression.slice(dot + 1).split('.') } };
  }
  if (Array.isArray(expression)) return expression.map(withFieldPaths);
  if (!isDocument(expression) || '$literal' in expression || FIELD_PATH in expression) return expression;
  return Object.fromEntries(Object.entries(expression).map(([name, value]) => [name, withFieldPaths(value)]));
}

export const fieldPathOperator = {
  [FIELD_PATH]: (document: unknown, operand: unknown, options: Options): unknown => {
    const { of, parts } = operand as { of: string; parts: string[] };
    return fieldAt(evalExpr(document, of, options), parts, 0);
  },
};

/** The value of a field path in an expression; from an array, the list of what its documents have there. */
export function fieldAt(value: unknown, parts: readonly string[], from: number): unknown {
  if (from === parts.length) return value;
  if (Array.isArray(value)) {
    return value
      .filter(isDocument)
      .map((element) => fieldAt(element, parts, from))
      .filter((one) => one !== undefined);
  }
  return fieldAtOrMissing(value, parts, from);
}

function fieldAtOrMissing(value: unknown, parts: readonly string[], from: number): unknown {
  return isDocument(value) ? fieldAt(own(value, parts[from]!), parts, from + 1) : undefined;
}
