import { decode, type Document, encode } from '../bson-codec.js';
import { type Test } from '../match/predicates.js';
import { compileNormal } from '../match/compile.js';
import { normalizeFilter } from '../match/filter.js';
import { type KeyField, keyFields } from '../values/key-values.js';
import { type Bytes } from './environment.js';

/** What is kept of an index; the rest is derived from it. */
export interface StoredIndex {
  name: string;
  /** as the client gave it, for listIndexes */
  spec: Document;
  space: number;
  /** per field: some document holds an array there, so one document can have several entries */
  arrays: boolean[];
  /** some key was over the limit: equal keys still meet, order is lost */
  shortened: boolean;
  /** false while the index is being built; an unready one is dropped at the next start */
  ready: boolean;
}

export interface Index extends StoredIndex {
  fields: KeyField[];
  unique: boolean;
  sparse: boolean;
  /** the partial filter in normal form, and as a test */
  partial?: { filter: Document; test: Test };
  expireAfterSeconds?: number;
}

export interface Collection {
  db: string;
  name: string;
  /** `db.name` */
  ns: string;
  uuid: Document[string];
  space: number;
  indexes: Index[];
}

interface StoredCollection {
  uuid: Document[string];
  space: number;
  indexes: StoredIndex[];
}

/** A collection, and the stored bytes that it was made of. */
interface Known {
  bytes: Buffer;
  collection: Collection;
}

const NEXT_SPACE = Buffer.from('next space');

export function collectionKey(db: string, name: string): Buffer {
  return Buffer.from(`collection\0${db}\0${name}`);
}

export function countKey(space: number): Buffer {
  return Buffer.from(`count\0${space}`);
}

/** What a read of the meta database goes through: a snapshot's transaction, or none inside a write. */
export type ReadOptions = { transaction?: never } | { transaction: ReturnType<Bytes['useReadTransaction']> };

/** One thread's view of the catalog. What is stored decides at each look, and only what changed is taken apart again. */
export class Catalog {
  private known = new Map<string, Known>();

  constructor(private readonly meta: Bytes) {}

  find(db: string, name: string, options: ReadOptions = {}): Collection | undefined {
    const bytes = this.meta.get(collectionKey(db, name), options);
    const ns = `${db}.${name}`;
    if (!bytes) {
      this.known.delete(ns);
      return undefined;
    }
    const known = this.upToDate(db, name, bytes);
    this.known.set(ns, known);
    return known.collection;
  }

  all(options: ReadOptions = {}): Collection[] {
    const found = new Map<string, Known>();
    const start = Buffer.from('collection\0');
    const end = Buffer.from('collection\x01');
    for (const { key, value } of this.meta.getRange({ start, end, ...options })) {
      const [, db = '', name = ''] = key.toString().split('\0');
      found.set(`${db}.${name}`, this.upToDate(db, name, value));
    }
    this.known = found;
    return [...found.values()].map(({ collection }) => collection);
  }

  /** Documents in a collection, kept up to date by every write. */
  count(space: number, options: ReadOptions = {}): number {
    return this.meta.get(countKey(space), options)?.readDoubleBE() ?? 0;
  }

  /** Writing threads only, inside a transaction. */
  save(collection: Collection): void {
    const stored: StoredCollection = {
      uuid: collection.uuid,
      space: collection.space,
      indexes: collection.indexes.map(({ name, spec, space, arrays, shortened, ready }) => ({
        name,
        spec,
        space,
        arrays,
        shortened,
        ready,
      })),
    };
    this.meta.putSync(collectionKey(collection.db, collection.name), Buffer.from(encode(stored)));
  }

  remove(collection: Collection): void {
    this.meta.removeSync(collectionKey(collection.db, collection.name));
    this.meta.removeSync(countKey(collection.space));
  }

  setCount(space: number, count: number): void {
    this.meta.putSync(countKey(space), numberBytes(count));
  }

  nextSpace(): number {
    const next = this.meta.get(NEXT_SPACE)?.readDoubleBE() ?? 1;
    this.meta.putSync(NEXT_SPACE, numberBytes(next + 1));
    return next;
  }

  /** After an aborted transaction: what a write changed in memory, to save it, was never saved. */
  forget(): void {
    this.known.clear();
  }

  private upToDate(db: string, name: string, bytes: Buffer): Known {
    const before = this.known.get(`${db}.${name}`);
    if (before?.bytes.equals(bytes)) return before;
    return { bytes, collection: revive(db, name, decode(bytes) as StoredCollection, before?.collection) };
  }
}

function revive(db: string, name: string, stored: StoredCollection, before?: Collection): Collection {
  const indexes = stored.indexes.map((index) => ({
    ...derive(
      index,
      before?.indexes.find((known) => known.space === index.space),
    ),
  }));
  return { db, name, ns: `${db}.${name}`, uuid: stored.uuid, space: stored.space, indexes };
}

/** The full index from what is stored of it; a compiled partial filter is taken over when it is the same index. */
export function derive(stored: StoredIndex, before?: Index): Index {
  const { spec } = stored;
  const filter = spec.partialFilterExpression as Document | undefined;
  const partial = before?.partial ?? (filter ? partialOf(filter) : undefined);
  return {
    ...stored,
    fields: before?.fields ?? keyFields(spec.key as Document),
    unique: Boolean(spec.unique) || stored.name === '_id_',
    sparse: Boolean(spec.sparse),
    ...(partial ? { partial } : {}),
    ...(spec.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: Number(spec.expireAfterSeconds) }),
  };
}

function partialOf(expression: Document): { filter: Document; test: Test } {
  const filter = normalizeFilter(expression);
  return { filter, test: compileNormal(filter) };
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(value);
  return bytes;
}
