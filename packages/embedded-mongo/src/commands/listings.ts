import { type Document, encode } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { compileFilter } from '../match/compile.js';
import { type Collection } from '../store/catalog.js';
import { type Snapshot } from '../store/snapshot.js';
import { cursorReply } from '../wire/cursor-reply.js';
import { collectionName, documentArgument } from './arguments.js';
import { type CommandContext } from './context.js';

/** Runs `use` on a snapshot that is released at once; for what reads only the catalog. */
function looking<T>(context: CommandContext, use: (snapshot: Snapshot) => T): T {
  const snapshot = context.snapshot();
  try {
    return use(snapshot);
  } finally {
    snapshot.release();
  }
}

export async function listCollections(context: CommandContext): Promise<Uint8Array> {
  const { db, body } = context;
  const wanted = compileFilter(documentArgument(body, 'filter'));
  const found = looking(context, (snapshot) => snapshot.collections())
    .filter((collection) => collection.db === db)
    .map((collection) => (body.nameOnly ? nameOf(collection) : described(collection)))
    .filter((one) => wanted(one));
  return cursorReply('firstBatch', `${db}.$cmd.listCollections`, 0, found.map(encode));
}

function nameOf({ name }: Collection): Document {
  return { name, type: 'collection' };
}

function described(collection: Collection): Document {
  return {
    ...nameOf(collection),
    options: {},
    info: { readOnly: false, uuid: collection.uuid as unknown },
    idIndex: collection.indexes[0]!.spec,
  };
}

export async function listIndexes(context: CommandContext): Promise<Uint8Array> {
  const { db, body } = context;
  const name = collectionName(body, 'listIndexes');
  const collection = looking(context, (snapshot) => snapshot.collection(db, name));
  if (!collection) throw new MongoError('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
  const specs = collection.indexes.filter((index) => index.ready).map((index) => encode(index.spec));
  return cursorReply('firstBatch', `${db}.${name}`, 0, specs);
}

export async function listDatabases(context: CommandContext): Promise<Document> {
  const { body } = context;
  const wanted = compileFilter(documentArgument(body, 'filter'));
  const names = [
    ...new Set(looking(context, (snapshot) => snapshot.collections()).map(({ db }) => db)),
  ].sort();
  const databases = names
    .map((name) => (body.nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }))
    .filter((one) => wanted(one));
  return { databases, ...(body.nameOnly ? {} : { totalSize: 0 }), ok: 1 };
}

export async function dbStats(context: CommandContext): Promise<Document> {
  const { db } = context;
  return looking(context, (snapshot) => {
    const collections = snapshot.collections().filter((collection) => collection.db === db);
    const objects = collections.reduce((sum, collection) => sum + snapshot.count(collection), 0);
    const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0);
    return {
      db,
      collections: collections.length,
      views: 0,
      objects,
      indexes,
      openCursors: context.cursors.size,
      ok: 1,
    };
  });
}

export async function collStats(context: CommandContext): Promise<Document> {
  const { db, body } = context;
  const name = collectionName(body, 'collStats');
  return looking(context, (snapshot) => {
    const collection = snapshot.collection(db, name);
    const count = collection ? snapshot.count(collection) : 0;
    return { ns: `${db}.${name}`, count, nindexes: collection?.indexes.length ?? 0, ok: 1 };
  });
}
