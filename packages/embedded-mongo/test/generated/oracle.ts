import { Aggregator, Query, updateMany, updateOne } from 'mingo';
import { Aggregator as BareAggregator } from 'mingo/aggregator';
import { context } from '../../src/evaluate/context.js';
import { sortFields } from '../../src/evaluate/sort.js';
import { compileNormal } from '../../src/match/compile.js';
import { normalizeFilter } from '../../src/match/filter.js';
import { checkPipeline } from '../../src/pipeline/check.js';
import { prepared } from '../../src/pipeline/prepare.js';
import { findProjection } from '../../src/read/projection.js';
import { updated, upsertBase, withId } from '../../src/update/apply.js';
import { parseUpdate } from '../../src/update/parse.js';
import { sortKey } from '../../src/values/key-values.js';
import { decode, encode } from '../../src/bson-codec.js';
import { type Doc } from './documents.js';
import { type AggregateCase } from './pipelines.js';
import { type FindCase } from './queries.js';
import { type UpdateCase } from './updates.js';

/** A deep copy through BSON, which is what a server does to everything. */
export function copy<T extends Doc>(doc: T): T {
  return decode(encode(doc)) as T;
}

/** The answer over the whole collection in memory: mingo with this package's operators, no store, no index, no wire. */
export function oracleFind(
  docs: Doc[],
  { filter, sort, skip = 0, limit = Infinity, projection }: FindCase,
): Doc[] {
  const normal = normalizeFilter(filter);
  const test = compileNormal(normal);
  const fields = sortFields(sort ?? {});
  const found = docs
    .filter((doc) => test(doc))
    .map((doc) => ({ doc, key: sortKey(doc, fields) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ doc }) => doc);
  const project = findProjection(projection, normal) ?? ((doc: Doc) => doc);
  return found.slice(skip, skip + limit).map((doc) => copy(project(copy(doc))));
}

export function oracleUpdate(docs: Doc[], { filter, update, options }: UpdateCase): Doc[] {
  const parsed = parseUpdate(update, options.arrayFilters);
  const normal = normalizeFilter(filter);
  const test = compileNormal(normal);
  const circumstances = { filter: normal, inserting: false, now: new Date(0) };
  let hits = 0;
  const after = docs.map((doc) => {
    if ((hits > 0 && !options.multi) || !test(doc)) return doc;
    hits += 1;
    return updated(doc, parsed, circumstances);
  });
  if (hits === 0 && options.upsert) {
    after.push(withId(updated(upsertBase(normal, parsed), parsed, { ...circumstances, inserting: true })));
  }
  return after.map(copy);
}

export function oracleAggregate(docs: Doc[], { pipeline }: AggregateCase, others: Doc[]): Doc[] {
  checkPipeline(pipeline);
  const options = {
    context: context(),
    collectionResolver: () => others.map(copy),
    idKey: '_id',
    useStrictMode: true,
  };
  return (new BareAggregator(prepared(pipeline), options as never).run(docs.map(copy)) as Doc[]).map(copy);
}

/** The same by mingo as it is published, to see where the corrections matter. */
export const published = {
  find(docs: Doc[], { filter, sort, skip = 0, limit, projection }: FindCase): Doc[] {
    let cursor = new Query(filter as never).find(docs.map(copy), projection as never);
    if (sort) cursor = cursor.sort(sort);
    if (skip) cursor = cursor.skip(skip);
    if (limit) cursor = cursor.limit(limit);
    return (cursor.all() as Doc[]).map(copy);
  },
  update(docs: Doc[], { filter, update, options }: UpdateCase): Doc[] {
    const after = docs.map(copy);
    const run = options.multi ? updateMany : updateOne;
    run(after as never, filter as never, update as never, { arrayFilters: options.arrayFilters } as never);
    return after.map(copy);
  },
  aggregate(docs: Doc[], { pipeline }: AggregateCase, others: Doc[]): Doc[] {
    const options = { collectionResolver: () => others.map(copy) };
    return (new Aggregator(pipeline, options).run(docs.map(copy)) as Doc[]).map(copy);
  },
};
