import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { truthy } from '../match/predicates.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { argument, constant, isNothing, type Operator, published } from './operator.js';

/** Where mingo answers NaN, MongoDB has an error. */
function within(name: string, code: number, accept: (...numbers: number[]) => boolean): Operator {
  return (document, operand, options) => {
    const operands = Array.isArray(operand) ? operand : [operand];
    const values = operands.map((one) => evalExpr(document, one, options) as unknown);
    if (values.some(isNothing)) return null;
    if (values.every(isNumeric) && !accept(...values.map(toDouble))) {
      throw new MongoError(code, `${name} cannot take ${values.map(String).join(', ')}`);
    }
    const constants = values.map(constant);
    return published[name]!(document, constants.length === 1 ? constants[0] : constants, options);
  };
}

/** The number of places may be left out. */
function places(name: string): Operator {
  return (document, operand, options) => {
    const [value, digits] = Array.isArray(operand) ? operand : [operand];
    return published[name]!(document, [value, digits ?? 0], options);
  };
}

function listOf(name: string): Operator {
  return (document, operand, options) =>
    published[name]!(document, Array.isArray(operand) ? operand : [operand], options);
}

function not(document: unknown, operand: unknown, options: Options): boolean {
  return !truthy(argument(document, operand, options));
}

function choose(document: unknown, operand: unknown, options: Options): unknown {
  const spec = operand as Document;
  const branch = (spec.branches as Document[]).find((one) => truthy(evalExpr(document, one.case, options)));
  if (branch) return evalExpr(document, branch.then, options) as unknown;
  if ('default' in spec) return evalExpr(document, spec.default, options) as unknown;
  throw new MongoError(
    40066,
    '$switch could not find a matching branch for an input, and no default was specified.',
  );
}

export const arithmetic: Record<string, Operator> = {
  $mod: within('$mod', 16610, (_, by) => by !== 0),
  $ln: within('$ln', 28766, (value) => !(value <= 0)),
  $log10: within('$log10', 28761, (value) => !(value <= 0)),
  $log: within('$log', 28758, (value, base) => !(value <= 0) && !(base! <= 0) && base !== 1),
  $round: places('$round'),
  $trunc: places('$trunc'),
  $and: listOf('$and'),
  $or: listOf('$or'),
  $not: not,
  $switch: choose,
};
