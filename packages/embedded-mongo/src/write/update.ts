import { type Document, encode } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { normalizeFilter } from '../match/filter.js';
import { compileNormal, type Variables } from '../match/compile.js';
import { type Collection } from '../store/catalog.js';
import { updated, type UpdateContext, upsertBase, withId } from '../update/apply.js';
import { parseUpdate, type Update } from '../update/parse.js';
import { insertDocument, replaceDocument } from './documents.js';
import { inPortions } from './portions.js';
import { type Selection, selectRecords } from './select.js';
import { type WriteSession } from './session.js';

export interface UpdateOrder extends Selection {
  update: unknown;
  arrayFilters?: Document[];
  multi: boolean;
  upsert: boolean;
}

export interface UpdateOutcome {
  matched: number;
  modified: number;
  /** the new document, when an upsert made one */
  upserted?: Document;
}

/**
 * One update order: finds, changes, stores; makes a document when asked to and none is found. Yields after each
 * portion of many documents, to be gone on with in the next transaction.
 */
export function* updateDocuments(
  session: WriteSession,
  db: string,
  name: string,
  order: UpdateOrder,
): Generator<void, UpdateOutcome> {
  const update = parseUpdate(order.update, order.arrayFilters);
  const filter = normalizeFilter(order.query);
  if (order.multi && update.kind === 'replacement') {
    throw new MongoError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const context = { filter, inserting: false, now: new Date(), variables: order.variables };
  const collection = order.upsert ? session.ensureCollection(db, name) : session.collection(db, name);
  if (!collection) return { matched: 0, modified: 0 };
  const records = selectRecords(session, collection, order, order.multi ? 0 : 1);
  if (records.length === 0 && order.upsert) {
    return { matched: 0, modified: 0, upserted: upsert(session, collection, update, context) };
  }
  const still = compileNormal(filter, order.variables);
  const outcome = { matched: 0, modified: 0 };
  yield* inPortions(session, collection, records, (current, record, document) => {
    if (!still(document)) return;
    outcome.matched += 1;
    if (updateRecord(session, current, record, update, context).changed) outcome.modified += 1;
  });
  return outcome;
}

/** Updates one stored document; one that comes out the same is not written. */
export function updateRecord(
  session: WriteSession,
  collection: Collection,
  record: number,
  update: Update,
  context: UpdateContext,
): { before: Document; after: Document; changed: boolean } {
  const before = session.snapshot.document(collection, record)!;
  const after = updated(before, update, context);
  const changed = Buffer.compare(encode(before), encode(after)) !== 0;
  if (changed) replaceDocument(session, collection, record, before, after);
  return { before, after, changed };
}

/** Makes the document an upsert asks for. */
export function upsert(
  session: WriteSession,
  collection: Collection,
  update: Update,
  context: { filter: Document; now: Date; variables?: Variables },
): Document {
  const base = upsertBase(context.filter, update);
  const document = withId(updated(base, update, { ...context, inserting: true }));
  insertDocument(session, collection, document);
  return document;
}
