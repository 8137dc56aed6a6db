import { type Document } from '../bson-codec.js';
import { normalizeFilter } from '../match/filter.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { keyBytes } from '../values/key-bytes.js';
import { somePathValue } from '../match/paths.js';
import { decode } from '../bson-codec.js';
import { findRows } from '../read/find.js';
import { timeLimit } from '../read/row-source.js';
import { inSlices } from '../read/slices.js';
import { type Snapshot } from '../store/snapshot.js';
import { type KeyRange } from '../store/keys.js';
import { type Variables } from '../match/compile.js';
import { collectionName, count as wholeNumber, documentArgument } from './arguments.js';
import { type CommandContext } from './context.js';
import { planFor, withSnapshot } from './reads.js';

export interface CountQuestion {
  filter: Document;
  skip: number;
  limit: number;
  hint?: unknown;
  variables?: Variables;
  maxTimeMS: number;
}

/** How many documents a filter selects: from the index alone where the bounds decide, else by looking at each. */
export async function countDocuments(
  snapshot: Snapshot,
  db: string,
  name: string,
  question: CountQuestion,
): Promise<number> {
  const planned = planFor(snapshot, db, name, question);
  if (!planned) return 0;
  const { collection, plan } = planned;
  const { skip, limit } = question;
  const within = (n: number) => Math.min(Math.max(0, n - skip), limit || Infinity);
  if (plan.kind === 'collection' && plan.exact) return within(snapshot.count(collection));
  const enough = limit ? skip + limit : Infinity;
  if (plan.kind === 'index' && plan.exact) return within(await countKeys(snapshot, plan.ranges, enough));
  let n = 0;
  const statistics = { keysExamined: 0, documentsExamined: 0 };
  await inSlices(
    findRows(snapshot, collection, plan, question, statistics),
    (row) => {
      if (row) n += 1;
      return true;
    },
    timeLimit(question.maxTimeMS),
  );
  return n;
}

const [FIRST_STEP, LONGEST_STEP] = [500, 50_000];

/** Counts keys without reading them, in steps short enough to let others through, until there are enough. */
export async function countKeys(snapshot: Snapshot, ranges: KeyRange[], enough = Infinity): Promise<number> {
  let n = 0;
  await inSlices(
    steps(snapshot, ranges),
    (found) => {
      n += found;
      return n < enough;
    },
    () => undefined,
    1,
  );
  return n;
}

function* steps(snapshot: Snapshot, ranges: KeyRange[]): Generator<number> {
  for (const { start, end } of ranges) {
    let from = start;
    let step = FIRST_STEP;
    for (;;) {
      // A step walks on behind the end: never further than what was counted before it.
      const [next] = snapshot.keysFrom({ start: from, end }, step);
      if (!next) break;
      yield step;
      from = next;
      step = Math.min(LONGEST_STEP, step * 2);
    }
    yield snapshot.keysCount({ start: from, end });
  }
}

export function count(context: CommandContext): Promise<Document> {
  const { body, db } = context;
  const name = collectionName(body, 'count');
  // a negative limit counts as its absolute value here
  const limit = isNumeric(body.limit) ? Math.abs(toDouble(body.limit)) : 0;
  const question = {
    filter: normalizeFilter(documentArgument(body, 'query')),
    skip: wholeNumber(body, 'skip', 0),
    limit,
    hint: body.hint as unknown,
    maxTimeMS: wholeNumber(body, 'maxTimeMS', 0),
  };
  return withSnapshot(context, async (snapshot) => ({
    n: await countDocuments(snapshot, db, name, question),
    ok: 1,
  }));
}

export function distinct(context: CommandContext): Promise<Document> {
  const { body, db } = context;
  const name = collectionName(body, 'distinct');
  const parts = String(body.key).split('.');
  const filter = normalizeFilter(documentArgument(body, 'query'));
  const values = new Map<string, unknown>();
  return withSnapshot(context, async (snapshot) => {
    const planned = planFor(snapshot, db, name, { filter, hint: body.hint });
    if (!planned) return { values: [], ok: 1 };
    const statistics = { keysExamined: 0, documentsExamined: 0 };
    await inSlices(
      findRows(snapshot, planned.collection, planned.plan, { filter, skip: 0, limit: 0 }, statistics),
      (row) => {
        if (row) collect(decode(row.bytes), parts, values);
        return true;
      },
      timeLimit(wholeNumber(body, 'maxTimeMS', 0)),
    );
    return { values: [...values.values()], ok: 1 };
  });
}

function collect(document: Document, parts: string[], values: Map<string, unknown>): void {
  somePathValue(document, parts, (value) => {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) values.set(keyBytes(one).toString('latin1'), one);
    }
    return false;
  });
}
