import { type Document, isDocument } from '../bson-codec.js';
import { withFieldPaths } from '../evaluate/field-paths.js';
import { normalizeFilter } from '../match/filter.js';

const EXPRESSIONS = new Set(['$replaceRoot', '$replaceWith']);

/** A checked pipeline as it is run: filters in normal form, dotted paths in our own operator. */
export function prepared(stages: readonly Document[]): Document[] {
  return stages.map((stage) => {
    const [name = ''] = Object.keys(stage);
    return { [name]: preparedOperand(name, stage[name]) };
  });
}

function preparedOperand(name: string, operand: unknown): unknown {
  if (EXPRESSIONS.has(name)) return withFieldPaths(operand);
  if (name === '$match') return normalizeFilter(operand);
  if (name === '$facet') {
    return Object.fromEntries(
      Object.entries(operand as Document).map(([field, stages]) => [field, prepared(stages as Document[])]),
    );
  }
  if (name === '$lookup' && isDocument(operand)) return { ...operand, let: withFieldPaths(operand.let) };
  return operand;
}
