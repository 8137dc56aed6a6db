import { decode, type Document } from '../bson-codec.js';
import { asMongoError, MongoError } from '../errors.js';
import { compileFilter, type Variables } from '../match/compile.js';
import { insertDocument, removeDocument } from './documents.js';
import { inPortions } from './portions.js';
import { selectRecords } from './select.js';
import { type WriteSession } from './session.js';
import { updateDocuments } from './update.js';
import { withId } from '../update/apply.js';

/** A write command as it reaches the writing thread; `sequences` hold documents sent beside the body. */
export interface WriteCommand {
  name: string;
  db: string;
  body: Document;
  sequences: Record<string, Uint8Array[]>;
}

/** Runs each order of a bulk; the first failure ends an ordered one. Answers the failures as MongoDB lists them. */
function* eachOrder<T>(
  orders: T[],
  ordered: boolean,
  run: (order: T, index: number) => Generator<void, void> | void,
): Generator<void, Document[]> {
  const failures: Document[] = [];
  for (const [index, order] of orders.entries()) {
    try {
      const steps = run(order, index);
      if (steps) yield* steps;
    } catch (error) {
      // only what concerns this one order; a full disk or a fault of ours fails the command as a whole
      const known = asMongoError(error);
      if (known.codeName === 'OutOfDiskSpace' || known.codeName === 'InternalError') throw error;
      failures.push({ index, code: known.code, errmsg: known.message, ...known.extra });
      if (ordered) break;
    }
  }
  return failures;
}

function reply(fields: Document, failures: Document[]): Document {
  return failures.length > 0 ? { ...fields, writeErrors: failures, ok: 1 } : { ...fields, ok: 1 };
}

/** A write command's answer, or the steps to it when it takes several transactions. */
export type Steps = Generator<void, Document>;

/** insert is one step: a bulk is in the store as a whole or not at all. */
export function* insert(session: WriteSession, { db, body, sequences }: WriteCommand): Steps {
  const documents = sequences.documents ?? (body.documents as Uint8Array[] | undefined) ?? [];
  checkBulk('documents', documents);
  const collection = session.ensureCollection(db, body.insert as string);
  let n = 0;
  const failures = yield* eachOrder(documents, body.ordered !== false, (bytes) => {
    const document = decode(bytes);
    // _id stands first in what is stored, wherever the client had it
    if (Object.keys(document)[0] === '_id') insertDocument(session, collection, document, bytes);
    else insertDocument(session, collection, withId(document));
    n += 1;
  });
  return reply({ n }, failures);
}

const MOST_ORDERS = 100_000;

function checkBulk(field: string, orders: unknown[]): void {
  if (orders.length === 0 || orders.length > MOST_ORDERS) {
    throw new MongoError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MOST_ORDERS}. Got ${orders.length} operations (${field}).`,
    );
  }
}

/** A bulk's orders, from the body or from a sequence beside it. */
export function ordersOf(command: WriteCommand, field: string): Document[] {
  const orders =
    command.sequences[field]?.map(decode) ?? (command.body[field] as Document[] | undefined) ?? [];
  checkBulk(field, orders);
  return orders;
}

export function* update(session: WriteSession, command: WriteCommand): Steps {
  const { db, body } = command;
  let n = 0;
  let nModified = 0;
  const upserted: Document[] = [];
  const failures = yield* eachOrder(
    ordersOf(command, 'updates'),
    body.ordered !== false,
    function* (order, index) {
      const outcome = yield* updateDocuments(session, db, body.update as string, {
        query: order.q,
        update: order.u,
        arrayFilters: order.arrayFilters as Document[] | undefined,
        multi: Boolean(order.multi),
        upsert: Boolean(order.upsert),
        sort: order.sort as Document | undefined,
        hint: order.hint,
        variables: variablesOf(body, order),
      });
      n += outcome.matched + (outcome.upserted ? 1 : 0);
      nModified += outcome.modified;
      if (outcome.upserted) upserted.push({ index, _id: outcome.upserted._id as unknown });
    },
  );
  return reply({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }, failures);
}

export function* remove(session: WriteSession, command: WriteCommand): Steps {
  const { db, body } = command;
  let n = 0;
  const failures = yield* eachOrder(ordersOf(command, 'deletes'), body.ordered !== false, function* (order) {
    const collection = session.collection(db, body.delete as string);
    if (!collection) return;
    const selection = { query: order.q, hint: order.hint, variables: variablesOf(body, order) };
    const records = selectRecords(session, collection, selection, order.limit === 1 ? 1 : 0);
    const still = compileFilter(order.q, selection.variables);
    yield* inPortions(session, collection, records, (current, record, document) => {
      if (!still(document)) return;
      removeDocument(session, current, record, document);
      n += 1;
    });
  });
  return reply({ n }, failures);
}

/** `let` of the command and `c` of the order, for $expr and pipelines. */
function variablesOf(body: Document, order: Document): Variables | undefined {
  if (!body.let && !order.c) return undefined;
  return { ...(body.let as Variables | undefined), ...(order.c as Variables | undefined) };
}
