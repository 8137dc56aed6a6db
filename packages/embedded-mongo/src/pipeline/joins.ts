import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { documentsOf, lazily, type Stream } from '../evaluate/streams.js';
import { type Stage } from '../evaluate/stages.js';
import { somePathElement } from '../match/paths.js';
import { type Variables } from '../match/compile.js';
import { isRegex } from '../match/predicates.js';
import { setAt, placeAt } from '../update/paths.js';

/** Runs a pipeline on another collection of the same snapshot. */
export type RunOn = (collection: string, stages: Document[], variables?: Variables) => Stream;

/** $lookup as a query per document, so that an index on the other collection serves it. */
export function lookupStage(runOn: RunOn, outer?: Variables): Stage {
  return (source, operand, options) => {
    const spec = operand as Document;
    return source.map((document) => {
      const found = lookUp(runOn, outer, spec, document as Document, options);
      const result = { ...(document as Document) };
      setAt(placeAt(result, String(spec.as).split('.'), true)!, found);
      return result;
    });
  };
}

function lookUp(
  runOn: RunOn,
  outer: Variables | undefined,
  spec: Document,
  document: Document,
  options: Options,
): Document[] {
  const bound = spec.let ? (evalExpr(document, spec.let, options) as Variables) : {};
  const variables = {
    ...outer,
    ...(options as unknown as { variables?: Variables }).variables,
    ...bound,
  };
  const pipeline = (spec.pipeline ?? []) as Document[];
  const joined = spec.foreignField === undefined ? pipeline : [equality(document, spec), ...pipeline];
  return [...documentsOf(runOn(spec.from as string, joined, variables))];
}

/** The join as a $match: the foreign field equals the local one, or one of its elements. */
function equality(document: Document, spec: Document): Document {
  const values: unknown[] = [];
  somePathElement(document, String(spec.localField).split('.'), (value) => {
    values.push(value ?? null);
    return false;
  });
  // an array joins by its elements; only an empty one has none, and then null does not join either
  const single = values.filter((value) => !Array.isArray(value) || values.length === 1);
  const field = String(spec.foreignField);
  if (single.some(isRegex)) return { $match: { $or: single.map((value) => ({ [field]: { $eq: value } })) } };
  return { $match: { [field]: { $in: single } } };
}

export function unionStage(runOn: RunOn): Stage {
  return (source, operand) => {
    const spec: Document = isDocument(operand) ? operand : { coll: operand };
    const stages = (spec.pipeline ?? []) as Document[];
    return union(source, () => runOn(spec.coll as string, stages));
  };
}

function union(first: Stream, second: () => Stream): Stream {
  return lazily(function* () {
    yield* documentsOf(first);
    yield* documentsOf(second());
  });
}
