import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';

/** Operators MongoDB has and this server refuses, because mingo lacks them, runs code for them or gets them wrong. */
export const REFUSED_EXPRESSIONS = new Set([
  '$function',
  '$accumulator',
  '$where',
  '$meta',
  '$toHashedIndexKey',
  '$binarySize',
  '$bsonSize',
  '$tsIncrement',
  '$tsSecond',
  '$toDecimal',
  '$atan2',
  '$toUUID',
  '$encStrCaseInsensitiveEq',
]);

const KNOWN = new Set([
  ...Object.keys(expressions),
  ...Object.keys(accumulators),
  '$literal',
  '$indexOfCP',
  '$toObjectId',
]);

/** Refuses an expression that would not be computed as MongoDB computes it. */
export function checkExpression(expression: unknown): void {
  if (Array.isArray(expression)) return expression.forEach(checkExpression);
  if (typeof expression === 'string') return checkVariable(expression);
  if (!isDocument(expression)) return;
  const names = Object.keys(expression);
  if (names[0]?.startsWith('$')) {
    if (names.length > 1) {
      throw new MongoError(15983, 'An object representing an expression must have exactly one field');
    }
    checkOperator(names[0], expression[names[0]]);
    if (names[0] === '$literal') return;
  }
  Object.values(expression).forEach(checkExpression);
}

function checkOperator(name: string, operand: unknown): void {
  if (REFUSED_EXPRESSIONS.has(name)) throw notImplemented(name);
  if (!KNOWN.has(name)) throw new MongoError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  if (!isDocument(operand)) return;
  const other = REFUSED_ARGUMENTS[name]?.find((argument) => argument in operand);
  if (other) throw notImplemented(`${name} with ${other}`);
  if (name === '$convert' && ['decimal', 19].includes(operand.to as string)) {
    throw notImplemented('$convert to decimal');
  }
}

/** mingo moves local times by the offset of another moment, over a clock change by an hour too many or too few. */
export const REFUSED_ARGUMENTS: Record<string, string[]> = {
  $dateTrunc: ['timezone'],
  $dateAdd: ['timezone'],
  $dateSubtract: ['timezone'],
  $dateFromString: ['timezone'],
  $dateFromParts: ['timezone', 'isoWeekYear'],
};

const SYSTEM = new Set(['$$ROOT', '$$CURRENT', '$$REMOVE', '$$NOW', '$$KEEP', '$$PRUNE', '$$DESCEND']);

function checkVariable(text: string): void {
  if (!text.startsWith('$$')) {
    if (text === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
    return;
  }
  const [name = ''] = text.split('.');
  if (/^\$\$[A-Z]/.test(name) && !SYSTEM.has(name)) throw notImplemented(`the variable ${name}`);
}
