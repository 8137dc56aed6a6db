import { type Document } from '../bson-codec.js';
import { type Collection, type Index } from '../store/catalog.js';
import { recordOf } from '../store/keys.js';
import { indexRanges } from '../plan/ranges.js';
import { intervalsOf } from '../plan/intervals.js';
import { removeDocument } from './documents.js';
import { type WriteSession } from './session.js';

/** Documents removed in one go, so that other writers get their turn. */
const BATCH = 1000;

/** Removes documents whose time to live is over; called by the server again and again. */
export function expire(session: WriteSession): Document {
  let n = 0;
  const now = Date.now();
  for (const collection of session.catalog.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds !== undefined && n < BATCH) n += expireBy(session, collection, index, now);
    }
  }
  return { n, ok: 1 };
}

function expireBy(session: WriteSession, collection: Collection, index: Index, now: number): number {
  const before = new Date(now - index.expireAfterSeconds! * 1000);
  const path = index.fields[0]!.path;
  const [range] = indexRanges(index, [intervalsOf({ path, operator: '$lte', operand: before })!]);
  const records = new Set<number>();
  for (const key of session.snapshot.keys(range!, false, BATCH)) records.add(recordOf(key));
  for (const record of records) {
    const document = session.snapshot.document(collection, record);
    if (document) removeDocument(session, collection, record, document);
  }
  return records.size;
}
