import { evalExpr } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import { type Options } from 'mingo/types';

/** An expression operator as mingo calls it: on a document, with its operand not yet computed. */
export type Operator = (document: unknown, operand: unknown, options: Options) => unknown;

/** mingo's own operators, for those that only need something mended around them. */
export const published = expressions as unknown as Record<string, Operator>;

/** The only argument of an operator, which may stand in a list of one. */
export function onlyArgument(operand: unknown): unknown {
  return Array.isArray(operand) && operand.length === 1 ? (operand as unknown[])[0] : operand;
}

export function argument(document: unknown, operand: unknown, options: Options): unknown {
  return evalExpr(document, onlyArgument(operand), options) as unknown;
}

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** A computed value as an operand again. */
export function constant(value: unknown): unknown {
  return { $literal: value };
}
