import { decode, type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { compileNormal, type Variables } from '../match/compile.js';
import { type Test } from '../match/predicates.js';
import { type Plan } from '../plan/choose.js';
import { type Collection } from '../store/catalog.js';
import { type Snapshot } from '../store/snapshot.js';
import { type KeyField, sortKey } from '../values/key-values.js';
import { type Row, rows, type Statistics } from './rows.js';

export interface FindQuestion {
  /** in normal form */
  filter: Document;
  sort?: KeyField[];
  skip: number;
  /** 0: no limit */
  limit: number;
  variables?: Variables;
}

/** Most memory a sort without an index may take, as in MongoDB. */
export const SORT_MEMORY = 100 * 1024 * 1024;
const ROW_OVERHEAD = 160;

/** The rows a query selects, in order, skipped and limited; `undefined` now and then for breath. */
export function* findRows(
  snapshot: Snapshot,
  collection: Collection,
  plan: Plan,
  question: FindQuestion,
  statistics: Statistics,
): Generator<Row | undefined> {
  const test = plan.exact ? undefined : compileNormal(question.filter, question.variables);
  const source = matching(rows(snapshot, collection, plan, statistics), test);
  const ordered =
    question.sort?.length && !plan.sorted ? inOrder(snapshot, collection, source, question) : source;
  let skip = question.skip;
  let left = question.limit || Infinity;
  for (const row of ordered) {
    if (row === undefined || skip-- > 0) {
      if (row === undefined) skip = Math.max(skip, 0);
      yield undefined;
      continue;
    }
    yield row;
    if (--left === 0) return;
  }
}

function* matching(source: Iterable<Row | undefined>, test: Test | undefined): Generator<Row | undefined> {
  for (const row of source) yield row && (!test || test(decode(row.bytes))) ? row : undefined;
}

interface Sorted {
  key: Buffer;
  record: number;
}

/** Sorts by key bytes, holding keys and record numbers only; with a limit no more than twice as many as asked for. */
function* inOrder(
  snapshot: Snapshot,
  collection: Collection,
  source: Iterable<Row | undefined>,
  { sort, skip, limit }: FindQuestion,
): Generator<Row | undefined> {
  const most = limit ? skip + limit : Infinity;
  let kept: Sorted[] = [];
  let memory = 0;
  for (const row of source) {
    yield undefined;
    if (!row) continue;
    const key = sortKey(decode(row.bytes), sort!);
    memory += key.length + ROW_OVERHEAD;
    kept.push({ key, record: row.record });
    if (kept.length >= 2 * most + 1000) {
      kept = kept.sort(byKey).slice(0, most);
      memory = kept.reduce((sum, one) => sum + one.key.length + ROW_OVERHEAD, 0);
    }
    if (memory > SORT_MEMORY) {
      throw new MongoError(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `Sort exceeded memory limit of ${SORT_MEMORY} bytes, and embedded-mongo does not sort on disk`,
      );
    }
  }
  yield* sorted(kept, snapshot, collection);
}

function* sorted(kept: Sorted[], snapshot: Snapshot, collection: Collection): Generator<Row | undefined> {
  kept.sort(byKey);
  for (const { record } of kept) {
    const bytes = snapshot.bytes(collection, record);
    yield bytes && { record, bytes };
  }
}

// Equal keys keep the order of insertion, so that pages of one query fit together.
function byKey(a: Sorted, b: Sorted): number {
  return Buffer.compare(a.key, b.key) || a.record - b.record;
}
