import { evalExpr } from 'mingo/core';
import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { own } from '../match/paths.js';
import { toDouble } from '../values/numbers.js';
import { compareValues } from '../values/order.js';
import { compileExpression } from './expressions.js';
import { group, groupDocuments } from './group.js';
import { planFields, planProjection, project } from './projection.js';
import { sortDocuments } from './sort.js';
import { documentsOf, lazily, type Stream } from './streams.js';

export type Stage = (source: Stream, operand: unknown, options: Options) => Stream;

function limit(source: Stream, operand: unknown): Stream {
  const most = toDouble(operand);
  return lazily(function* () {
    let count = 0;
    // mingo's own reads its source to the end
    for (const document of documentsOf(source)) {
      yield document;
      if (++count >= most) return;
    }
  });
}

function unwind(source: Stream, operand: unknown): Stream {
  const spec = typeof operand === 'string' ? { path: operand } : (operand as Document);
  const parts = String(spec.path).slice(1).split('.');
  const index = spec.includeArrayIndex as string | undefined;
  return lazily(function* () {
    for (const document of documentsOf(source)) {
      const value = parts.reduce<unknown>(own, document);
      if (Array.isArray(value) && value.length > 0) {
        for (const [i, element] of value.entries())
          yield numbered(replaced(document, parts, element), index, i);
      } else if (Array.isArray(value) || value === undefined || value === null) {
        if (!spec.preserveNullAndEmptyArrays) continue;
        yield numbered(Array.isArray(value) ? replaced(document, parts, undefined) : document, index, null);
      } else {
        yield numbered(document, index, null);
      }
    }
  });
}

function numbered(document: Document, field: string | undefined, value: number | null): Document {
  return field === undefined ? document : replaced(document, field.split('.'), value);
}

/** A copy along the path, with the value set there, or the field taken out for undefined. */
function replaced(document: Document, parts: string[], value: unknown): Document {
  const [first = '', ...rest] = parts;
  const copy = { ...document };
  const inner = copy[first];
  if (rest.length > 0) copy[first] = replaced(isDocument(inner) ? inner : {}, rest, value);
  else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

function projectStage(source: Stream, operand: unknown, options: Options): Stream {
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  const plan = planProjection(operand, options);
  return source.map((document) => project(document as Document, plan));
}

function addFields(source: Stream, operand: unknown, options: Options): Stream {
  const plan = planFields(operand as Document, options);
  return source.map((document) => project(document as Document, plan));
}

function sortByCount(source: Stream, operand: unknown, options: Options): Stream {
  const counted = group(source, { _id: operand, count: { $sum: 1 } }, options);
  return sortDocuments(counted, { count: -1 });
}

/** $bucket as a $group by the boundary below each value; mingo's own counts values in the wrong buckets. */
function bucket(source: Stream, operand: unknown, options: Options): Stream {
  const { groupBy, boundaries, default: other, output = { count: { $sum: 1 } } } = operand as Document;
  const value = compileExpression(groupBy, options);
  const limits = (boundaries as unknown[]).map((limit) => evalExpr({}, limit, options));
  const place = (document: unknown): unknown => {
    const of = value(document) ?? null;
    const above = limits.findIndex((limit) => compareValues(of, limit) < 0);
    if (above > 0) return limits[above - 1];
    if (other === undefined) {
      throw new MongoError(40066, '$bucket found a value in no bucket, and there is no default');
    }
    return other;
  };
  const grouped = groupDocuments(source, place, output as Document, options);
  return sortDocuments(grouped, { _id: 1 });
}

function sample(source: Stream, operand: unknown): Stream {
  const size = toDouble((operand as Document).size);
  return lazily(() => {
    const kept: Document[] = [];
    let seen = 0;
    for (const document of documentsOf(source)) {
      seen += 1;
      if (kept.length < size) kept.push(document);
      else {
        const slot = Math.floor(Math.random() * seen);
        if (slot < size) kept[slot] = document;
      }
    }
    return kept;
  });
}

/** Stages in the place of mingo's: those that stream, stop early, or order as MongoDB does. */
export const correctedStages: Record<string, Stage> = {
  $limit: limit,
  $unwind: unwind,
  $project: projectStage,
  $addFields: addFields,
  $set: addFields,
  $group: group,
  $sort: (source, operand) => sortDocuments(source, operand as Document),
  $sortByCount: sortByCount,
  $bucket: bucket,
  $sample: sample,
};
