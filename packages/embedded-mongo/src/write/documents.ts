import { type Document, encode } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { type Collection } from '../store/catalog.js';
import { documentKey } from '../store/keys.js';
import { IndexChange } from './index-entries.js';
import { type WriteSession } from './session.js';

const MOST_BYTES = 16 * 1024 * 1024;

/** Checks what MongoDB checks of a document before it is stored. */
function checkStorable(document: Document, bytes: Uint8Array): void {
  if (bytes.length > MOST_BYTES) {
    throw new MongoError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MOST_BYTES}`,
    );
  }
  const { _id } = document;
  if (Array.isArray(_id)) throw new MongoError('InvalidIdField', "The '_id' value cannot be of type array");
  if (_id instanceof RegExp || (_id as { _bsontype?: string } | null)?._bsontype === 'BSONRegExp') {
    throw new MongoError('InvalidIdField', "The '_id' value cannot be of type regex");
  }
}

/** Stores a new document and its index entries; all unique indexes are asked before anything is written. */
export function insertDocument(
  session: WriteSession,
  collection: Collection,
  document: Document,
  stored?: Uint8Array,
): void {
  const bytes = stored ?? encode(document);
  checkStorable(document, bytes);
  change(session, collection, session.nextRecord(collection), undefined, document, bytes);
  session.addToCount(collection, 1);
}

export function replaceDocument(
  session: WriteSession,
  collection: Collection,
  record: number,
  before: Document,
  after: Document,
): void {
  const bytes = encode(after);
  checkStorable(after, bytes);
  change(session, collection, record, before, after, bytes);
}

export function removeDocument(
  session: WriteSession,
  collection: Collection,
  record: number,
  before: Document,
): void {
  change(session, collection, record, before, undefined);
  session.addToCount(collection, -1);
}

function change(
  session: WriteSession,
  collection: Collection,
  record: number,
  before: Document | undefined,
  after: Document | undefined,
  bytes?: Uint8Array,
): void {
  const changes = collection.indexes.map(
    (index) => new IndexChange(collection, index, record, before, after),
  );
  for (const one of changes) one.checkUnique(session);
  const { data } = session.environment;
  const key = documentKey(collection.space, record);
  if (bytes) data.putSync(key, asBuffer(bytes));
  else data.removeSync(key);
  const learned = changes.map((one) => one.write(session));
  if (learned.includes(true)) session.catalog.save(collection);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
