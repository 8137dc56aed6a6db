import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { keyBytes } from '../values/key-bytes.js';
import { type Accumulator, ACCUMULATORS } from './accumulators.js';
import { compileExpression } from './expressions.js';
import { documentsOf, lazily, type Stream } from './streams.js';

interface Field {
  name: string;
  value: (document: unknown) => unknown;
  make: () => Accumulator;
}

/** $group in one pass: a group holds its accumulators, not its documents (save for $top and its kin). */
export function group(source: Stream, operand: unknown, options: Options): Stream {
  if (!isDocument(operand) || !('_id' in operand)) {
    throw new MongoError(15955, 'a group specification must include an _id');
  }
  const { _id, ...output } = operand;
  return groupDocuments(source, compileExpression(_id, options), output, options);
}

/** Groups by what `id` gives for each document, with the accumulators of `output`. */
export function groupDocuments(
  source: Stream,
  id: (document: unknown) => unknown,
  output: Document,
  options: Options,
): Stream {
  const fields = Object.entries(output).map(([name, spec]) => accumulatorField(name, spec, options));
  return lazily(function* () {
    const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
    for (const document of documentsOf(source)) {
      const value = id(document) ?? null;
      const key = groupKey(value);
      let found = groups.get(key);
      if (!found) {
        found = { id: value, accumulators: fields.map((field) => field.make()) };
        groups.set(key, found);
      }
      for (let i = 0; i < fields.length; i++) found.accumulators[i]!.add(fields[i]!.value(document));
    }
    for (const { id: _id, accumulators } of groups.values()) {
      const result: Document = { _id };
      fields.forEach((field, i) => (result[field.name] = accumulators[i]!.result()));
      yield result;
    }
  });
}

function groupKey(value: unknown): string {
  return typeof value === 'string' ? `s${value}` : keyBytes(value).toString('latin1');
}

function accumulatorField(name: string, spec: unknown, options: Options): Field {
  const operators = isDocument(spec) ? Object.keys(spec) : [];
  const operator = operators[0];
  if (operator === undefined || operators.length !== 1) {
    throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  }
  const operand = (spec as Document)[operator];
  const make = ACCUMULATORS[operator];
  if (make) return { name, make, value: compileExpression(operand, options) };
  return { name, value: (document) => document, make: () => gathered(operator, operand, options) };
}

/** An accumulator of mingo's, which wants the whole group. */
function gathered(operator: string, operand: unknown, options: Options): Accumulator {
  const documents: unknown[] = [];
  return {
    add: (document) => void documents.push(document),
    result: () => evalExpr(documents, { [operator]: operand }, options),
  };
}
