import { type Document } from '../bson-codec.js';
import { type Collection } from '../store/catalog.js';
import { type WriteSession } from './session.js';

/** Documents one transaction changes at most: it keeps the pages it changes in memory, and others wait for it. */
export const PORTION = 1000;

/**
 * Does something to each of many stored documents, a portion in each transaction. Between portions others may write:
 * the collection is looked up again, and documents that are gone are passed over.
 */
export function* inPortions(
  session: WriteSession,
  first: Collection,
  records: readonly number[],
  change: (collection: Collection, record: number, document: Document) => void,
): Generator<void, void> {
  let collection: Collection | undefined = first;
  for (const [i, record] of records.entries()) {
    if (i > 0 && i % PORTION === 0) {
      yield;
      collection = session.collection(first.db, first.name);
      if (collection?.space !== first.space) return;
    }
    const document = session.snapshot.document(collection, record);
    if (document) change(collection, record, document);
  }
}
