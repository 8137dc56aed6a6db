import { decode, type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { type Collection, derive, type Index } from '../store/catalog.js';
import { documentKey, recordOf, wholeSpace } from '../store/keys.js';
import { equalValues } from '../values/order.js';
import { type Steps, type WriteCommand } from './commands.js';
import { IndexChange } from './index-entries.js';
import { existingIndex, indexSpec } from './index-specs.js';
import { PORTION } from './portions.js';
import { type WriteSession } from './session.js';

const KEYS_CLEARED = 10_000;

export function create(session: WriteSession, { db, body }: WriteCommand): Document {
  const name = body.create as string;
  if (session.collection(db, name)) {
    throw new MongoError('NamespaceExists', `Collection ${db}.${name} already exists.`);
  }
  session.createCollection(db, name);
  return { ok: 1 };
}

export function* drop(session: WriteSession, { db, body }: WriteCommand): Steps {
  const collection = session.collection(db, body.drop as string);
  if (!collection) return { ok: 1 };
  yield* dropCollection(session, collection);
  return { ns: collection.ns, nIndexesWas: collection.indexes.length, ok: 1 };
}

export function* dropDatabase(session: WriteSession, { db }: WriteCommand): Steps {
  const collections = session.catalog.all().filter((collection) => collection.db === db);
  for (const collection of collections) yield* dropCollection(session, collection);
  return collections.length > 0 ? { dropped: db, ok: 1 } : { ok: 1 };
}

function* dropCollection(session: WriteSession, collection: Collection): Generator<void, void> {
  session.catalog.remove(collection);
  yield* clearSpace(session, collection.space);
  for (const index of collection.indexes) yield* clearSpace(session, index.space);
  session.forget();
}

/** Takes out everything of a space nothing refers to any more. */
function* clearSpace(session: WriteSession, space: number): Generator<void, void> {
  const { data } = session.environment;
  for (;;) {
    const keys = [...session.snapshot.keys(wholeSpace(space), false, KEYS_CLEARED)];
    for (const key of keys) data.removeSync(key);
    if (keys.length < KEYS_CLEARED) return;
    yield;
  }
}

export function* createIndexes(session: WriteSession, { db, body }: WriteCommand): Steps {
  const name = body.createIndexes as string;
  const given = body.indexes as Document[];
  if (given.length === 0) throw new MongoError('BadValue', 'Must specify at least one index to create');
  const specs = given.map(indexSpec);
  const createdCollectionAutomatically = !session.collection(db, name);
  const numIndexesBefore = session.ensureCollection(db, name).indexes.length;
  for (const spec of specs) {
    const collection = session.ensureCollection(db, name);
    if (!existingIndex(collection.indexes, spec)) yield* buildIndex(session, collection, spec);
  }
  const numIndexesAfter = session.ensureCollection(db, name).indexes.length;
  const note = numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {};
  return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note, ok: 1 };
}

/**
 * Builds an index portion by portion. It is in the catalog from the first, not ready: other writes keep it, no plan
 * uses it, and a start of the server takes it away when the build was cut short.
 */
function* buildIndex(session: WriteSession, collection: Collection, spec: Document): Generator<void, void> {
  if (collection.indexes.length >= 64) throw new MongoError('CannotCreateIndex', 'too many indexes');
  const space = session.catalog.nextSpace();
  const arrays = Object.keys(spec.key as Document).map(() => false);
  const stored = { name: spec.name as string, spec, space, arrays, shortened: false, ready: false };
  collection.indexes.push(derive(stored));
  session.catalog.save(collection);
  try {
    yield* fillIndex(session, collection, space);
  } catch (error) {
    yield* removeIndex(session, collection, space);
    throw error;
  }
}

function* fillIndex(session: WriteSession, first: Collection, space: number): Generator<void, void> {
  const { end } = wholeSpace(first.space);
  for (let from = 0; ;) {
    const collection = session.collection(first.db, first.name);
    const index = collection?.indexes.find((one) => one.space === space);
    if (!collection || !index)
      throw new MongoError('IndexBuildAborted', 'the index or its collection was dropped');
    const rows = firstRows(session.snapshot.entries({ start: documentKey(first.space, from), end }));
    for (const { key, value } of rows) {
      const change = new IndexChange(collection, index, recordOf(key), undefined, decode(value));
      change.checkUnique(session);
      change.write(session);
    }
    index.ready = rows.length < PORTION;
    session.catalog.save(collection);
    if (index.ready) return;
    from = recordOf(rows.at(-1)!.key) + 1;
    yield;
  }
}

function firstRows<T>(rows: Iterable<T>): T[] {
  const first: T[] = [];
  for (const row of rows) {
    first.push(row);
    if (first.length === PORTION) break;
  }
  return first;
}

function* removeIndex(session: WriteSession, { db, name }: Collection, space: number): Generator<void, void> {
  const collection = session.collection(db, name);
  if (collection) {
    collection.indexes = collection.indexes.filter((index) => index.space !== space);
    session.catalog.save(collection);
  }
  yield* clearSpace(session, space);
}

/** Takes away what a kill left half built. */
export function* removeUnfinished(session: WriteSession): Generator<void, void> {
  for (const collection of session.catalog.all()) {
    for (const index of collection.indexes.filter((one) => !one.ready)) {
      yield* removeIndex(session, collection, index.space);
    }
  }
}

export function* dropIndexes(session: WriteSession, { db, body }: WriteCommand): Steps {
  const name = body.dropIndexes as string;
  const collection = session.collection(db, name);
  if (!collection) throw new MongoError('NamespaceNotFound', `ns not found ${db}.${name}`);
  const nIndexesWas = collection.indexes.length;
  const asked =
    body.index === '*'
      ? collection.indexes.slice(1)
      : [body.index].flat().map((one) => named(collection, one));
  for (const index of asked) yield* removeIndex(session, collection, index.space);
  return { nIndexesWas, ok: 1 };
}

function named(collection: Collection, asked: unknown): Index {
  const index = collection.indexes.find((one) =>
    isDocument(asked) ? equalValues(one.spec.key, asked) : one.name === asked,
  );
  if (!index) throw new MongoError('IndexNotFound', `index not found with name [${JSON.stringify(asked)}]`);
  if (index.name === '_id_') throw new MongoError('InvalidOptions', 'cannot drop _id index');
  return index;
}

/** collMod: only the time to live of an index can be changed. */
export function collMod(session: WriteSession, { db, body }: WriteCommand): Document {
  const collection = session.collection(db, body.collMod as string);
  if (!collection)
    throw new MongoError('NamespaceNotFound', `ns does not exist: ${db}.${String(body.collMod)}`);
  const change = body.index as Document | undefined;
  if (!change) return { ok: 1 };
  const { name, keyPattern, expireAfterSeconds, ...rest } = change;
  const [other] = Object.keys(rest);
  if (other) throw notImplemented(`collMod's index.${other}`);
  const index = named(collection, name ?? keyPattern);
  const before = index.spec.expireAfterSeconds as unknown;
  index.spec = indexSpec({ ...index.spec, expireAfterSeconds });
  session.catalog.save(collection);
  return {
    expireAfterSeconds_old: before,
    expireAfterSeconds_new: index.spec.expireAfterSeconds as unknown,
    ok: 1,
  };
}
