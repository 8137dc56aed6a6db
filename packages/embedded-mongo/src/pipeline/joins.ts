import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { documentsOf, lazily, type Stream } from '../evaluate/streams.js';
import { type Stage } from '../evaluate/stages.js';
import { somePathElement } from '../match/paths.js';
import { type Variables } from '../match/compile.js';
import { isRegex } from '../match/predicates.js';
import { setAt, placeAt } from '../update/paths.js';
import { type Snapshot } from '../store/snapshot.js';
import { type PipelineQuestion, runPipeline } from './run.js';

const statistics = () => ({ keysExamined: 0, documentsExamined: 0 });

/** $lookup as a query per document, so that an index on the other collection serves it. */
export function lookupStage(snapshot: Snapshot, outer: PipelineQuestion): Stage {
  return (source, operand, options) => {
    const spec = operand as Document;
    return source.map((document) => {
      const found = lookUp(snapshot, outer, spec, document as Document, options);
      const result = { ...(document as Document) };
      setAt(placeAt(result, String(spec.as).split('.'), true)!, found);
      return result;
    });
  };
}

function lookUp(
  snapshot: Snapshot,
  outer: PipelineQuestion,
  spec: Document,
  document: Document,
  options: Options,
): Document[] {
  const bound = spec.let ? (evalExpr(document, spec.let, options) as Variables) : {};
  const variables = {
    ...outer.variables,
    ...(options as unknown as { variables?: Variables }).variables,
    ...bound,
  };
  const pipeline = (spec.pipeline ?? []) as Document[];
  const joined = spec.foreignField === undefined ? pipeline : [equality(document, spec), ...pipeline];
  const question = { ...outer, collection: spec.from as string, stages: joined, hint: undefined, variables };
  return [...documentsOf(runPipeline(snapshot, question, statistics()))];
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

export function unionStage(snapshot: Snapshot, outer: PipelineQuestion): Stage {
  return (source, operand) => {
    const spec: Document = isDocument(operand) ? operand : { coll: operand };
    const stages = (spec.pipeline ?? []) as Document[];
    const question = { ...outer, collection: spec.coll as string, stages, hint: undefined };
    return union(source, () => runPipeline(snapshot, question, statistics()));
  };
}

function union(first: Stream, second: () => Stream): Stream {
  return lazily(function* () {
    yield* documentsOf(first);
    yield* documentsOf(second());
  });
}
