import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { sortFields } from '../evaluate/sort.js';
import { normalizeFilter } from '../match/filter.js';
import { type Variables } from '../match/compile.js';
import { choosePlan, type Plan } from '../plan/choose.js';
import { findRows, type FindQuestion } from '../read/find.js';
import { bytesProjection, type BytesProjection } from '../read/projection.js';
import { RowSource, timeLimit } from '../read/row-source.js';
import { type Snapshot } from '../store/snapshot.js';
import { cursorReply } from '../wire/cursor-reply.js';
import { collectionName, count, documentArgument } from './arguments.js';
import { type CommandContext } from './context.js';

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;

/** What a find asks, out of its arguments; a negative limit is one batch, as of old. */
export function findQuestion(body: Document): FindQuestion & { hint?: unknown } {
  return {
    filter: normalizeFilter(documentArgument(body, 'filter')),
    sort: naturalSort(body) ? undefined : sortFields(documentArgument(body, 'sort')),
    skip: count(body, 'skip', 0),
    limit: count(body, 'limit', 0),
    variables: body.let as Variables | undefined,
    hint: naturalSort(body) ? body.sort : emptyHint(body.hint) ? undefined : body.hint,
  };
}

function naturalSort(body: Document): boolean {
  const sort = body.sort as Document | undefined;
  return sort !== undefined && '$natural' in sort && Object.keys(sort).length === 1;
}

function emptyHint(hint: unknown): boolean {
  return (
    hint === undefined || hint === '' || (typeof hint === 'object' && Object.keys(hint ?? {}).length === 0)
  );
}

export async function find(context: CommandContext): Promise<Uint8Array> {
  const { body, db } = context;
  const name = collectionName(body, 'find');
  const ns = `${db}.${name}`;
  const question = findQuestion(body);
  const projection = bytesProjection(documentArgument(body, 'projection'), question.filter);
  const snapshot = context.snapshot();
  const source = openFind(snapshot, db, name, question, count(body, 'maxTimeMS', 0), projection);
  let kept = false;
  try {
    const { documents, done } = await source.next(count(body, 'batchSize', FIRST_BATCH), BATCH_BYTES);
    kept = !done && !body.singleBatch;
    const id = kept ? context.cursors.add(ns, source) : 0;
    return cursorReply('firstBatch', ns, id, documents);
  } finally {
    if (!kept) source.close();
  }
}

function openFind(
  snapshot: Snapshot,
  db: string,
  name: string,
  question: FindQuestion & { hint?: unknown },
  maxTimeMS: number,
  projection?: BytesProjection,
): RowSource {
  try {
    const collection = snapshot.collection(db, name);
    const plan = collection && choosePlan(collection, question);
    const statistics = { keysExamined: 0, documentsExamined: 0 };
    const rows = collection
      ? findRows(snapshot, collection, plan!, question, statistics)
      : [][Symbol.iterator]();
    return new RowSource(rows, snapshot, timeLimit(maxTimeMS), projection);
  } catch (error) {
    snapshot.release();
    throw error;
  }
}

export async function getMore(context: CommandContext): Promise<Uint8Array> {
  const { body, db } = context;
  const ns = `${db}.${String(body.collection)}`;
  const id = Number(body.getMore);
  const most = count(body, 'batchSize', 0) || Infinity;
  const { documents, done } = await context.cursors.next(id, ns, most, BATCH_BYTES);
  return cursorReply('nextBatch', ns, done ? 0 : id, documents);
}

export function killCursors({ body, cursors }: CommandContext): Document {
  const ids = body.cursors as unknown[];
  const killed = ids.filter((id) => cursors.close(Number(id)));
  const cursorsNotFound = ids.filter((id) => !killed.includes(id));
  return { cursorsKilled: killed, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

/** Runs `use` on a snapshot that is released afterwards. */
export async function withSnapshot<T>(
  context: CommandContext,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const snapshot = context.snapshot();
  try {
    return await use(snapshot);
  } finally {
    snapshot.release();
  }
}

export function planFor(
  snapshot: Snapshot,
  db: string,
  name: string,
  question: { filter: Document; hint?: unknown },
) {
  const collection = snapshot.collection(db, name);
  if (!collection) return undefined;
  const plan: Plan = choosePlan(collection, question);
  return { collection, plan };
}

export function emptyCursor(ns: string): Uint8Array {
  return cursorReply('firstBatch', ns, 0, []);
}

export function checkBatchSize(cursor: unknown): number {
  if (typeof cursor !== 'object' || cursor === null) {
    throw new MongoError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  return count(cursor as Document, 'batchSize', FIRST_BATCH);
}
