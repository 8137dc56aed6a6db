import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import { decode, type Document } from '../bson-codec.js';
import { context } from '../evaluate/context.js';
import { sortFields } from '../evaluate/sort.js';
import { type Stream } from '../evaluate/streams.js';
import { normalizeFilter } from '../match/filter.js';
import { type Variables } from '../match/compile.js';
import { choosePlan, type Plan } from '../plan/choose.js';
import { findRows, type FindQuestion } from '../read/find.js';
import { type Row, type Statistics } from '../read/rows.js';
import { type Collection } from '../store/catalog.js';
import { type Snapshot } from '../store/snapshot.js';
import { lookupStage, type RunOn, unionStage } from './joins.js';
import { prepared } from './prepare.js';
import { toDouble } from '../values/numbers.js';

export interface PipelineQuestion {
  db: string;
  /** undefined for a pipeline on no collection */
  collection: string;
  stages: Document[];
  hint?: unknown;
  variables?: Variables;
  /** called now and then; throws when the command has run out of time */
  check(): void;
}

/** What the first stages ask of the collection, and the stages that remain. */
export interface Leading {
  question: FindQuestion;
  rest: Document[];
}

/** Takes $match, $sort, $skip and $limit from a pipeline's beginning, so that indexes can serve them. */
export function leading(stages: Document[], variables?: Variables): Leading {
  const rest = [...stages];
  const question: FindQuestion = { filter: {}, skip: 0, limit: 0, variables };
  const matches: Document[] = [];
  while (rest[0] && '$match' in rest[0]) matches.push(normalizeFilter(rest.shift()!.$match));
  if (matches.length > 0) question.filter = matches.length === 1 ? matches[0]! : { $and: matches };
  if (rest[0] && '$sort' in rest[0]) question.sort = sortFields(rest.shift()!.$sort as Document);
  if (rest[0] && '$skip' in rest[0]) question.skip = toDouble(rest.shift()!.$skip);
  if (rest[0] && '$limit' in rest[0]) question.limit = toDouble(rest.shift()!.$limit);
  return { question, rest };
}

export function planPipeline(
  snapshot: Snapshot,
  { db, collection: name, stages, hint, variables }: PipelineQuestion,
): { collection: Collection; plan: Plan; leading: Leading } | undefined {
  const collection = snapshot.collection(db, name);
  const first = leading(stages, variables);
  if (!collection) return undefined;
  return { collection, plan: choosePlan(collection, { ...first.question, hint }), leading: first };
}

/** The documents a pipeline gives, one by one. */
export function runPipeline(snapshot: Snapshot, question: PipelineQuestion, statistics: Statistics): Stream {
  const planned = planPipeline(snapshot, question);
  const rest = planned?.leading.rest ?? question.stages;
  const source = planned
    ? documents(
        findRows(snapshot, planned.collection, planned.plan, planned.leading.question, statistics),
        question.check,
      )
    : Lazy([]);
  return stagesOver(snapshot, question, rest, source);
}

export function stagesOver(
  snapshot: Snapshot,
  question: PipelineQuestion,
  stages: Document[],
  source: Stream,
): Stream {
  const variables = question.variables ? { variables: question.variables } : {};
  const options = { context: joining(snapshot, question), useStrictMode: true, idKey: '_id', ...variables };
  return new Aggregator(prepared(stages), options as never).stream(source);
}

/** The operators, with the stages that read other collections bound to this snapshot. */
function joining(snapshot: Snapshot, question: PipelineQuestion): Context {
  const runOn: RunOn = (collection, stages, variables = question.variables) =>
    runPipeline(
      snapshot,
      { ...question, collection, stages, hint: undefined, variables },
      { keysExamined: 0, documentsExamined: 0 },
    );
  const stages = { $lookup: lookupStage(runOn, question.variables), $unionWith: unionStage(runOn) };
  return Context.from(Context.init({ pipeline: stages } as never), context());
}

const ROWS_BETWEEN_CHECKS = 256;

function documents(rows: Generator<Row | undefined>, check: () => void): Stream {
  let count = 0;
  return Lazy(() => {
    for (;;) {
      const { value, done } = rows.next();
      if (done) return { value: undefined, done: true };
      if (++count % ROWS_BETWEEN_CHECKS === 0) check();
      if (value) return { value: decode(value.bytes), done: false };
    }
  });
}
