import { UUID } from 'bson';
import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { Catalog, type Collection, derive } from '../store/catalog.js';
import { type Environment } from '../store/environment.js';
import { recordOf, wholeSpace } from '../store/keys.js';
import { Snapshot } from '../store/snapshot.js';

/** What the one writing thread works with, and what it remembers between transactions. */
export class WriteSession {
  readonly catalog: Catalog;
  readonly snapshot: Snapshot;
  private readonly nextRecords = new Map<number, number>();
  private readonly counts = new Map<number, number>();
  private readonly changedCounts = new Set<number>();

  constructor(readonly environment: Environment) {
    this.catalog = new Catalog(environment.meta);
    this.snapshot = Snapshot.ofWriter(environment, this.catalog);
  }

  collection(db: string, name: string): Collection | undefined {
    return this.catalog.find(db, name);
  }

  /** The collection, made when it does not exist. */
  ensureCollection(db: string, name: string): Collection {
    return this.catalog.find(db, name) ?? this.createCollection(db, name);
  }

  createCollection(db: string, name: string): Collection {
    checkNamespace(db, name);
    const collection: Collection = {
      db,
      name,
      ns: `${db}.${name}`,
      uuid: new UUID(),
      space: this.catalog.nextSpace(),
      indexes: [],
    };
    const spec: Document = { v: 2, key: { _id: 1 }, name: '_id_' };
    collection.indexes.push(
      derive({
        name: '_id_',
        spec,
        space: this.catalog.nextSpace(),
        arrays: [false],
        shortened: false,
        ready: true,
      }),
    );
    this.catalog.save(collection);
    return this.catalog.find(db, name)!;
  }

  nextRecord(collection: Collection): number {
    const next = this.nextRecords.get(collection.space) ?? this.lastRecord(collection) + 1;
    this.nextRecords.set(collection.space, next + 1);
    return next;
  }

  private lastRecord(collection: Collection): number {
    for (const key of this.snapshot.keys(wholeSpace(collection.space), true, 1)) return recordOf(key);
    return 0;
  }

  addToCount(collection: Collection, difference: number): void {
    const before = this.counts.get(collection.space) ?? this.catalog.count(collection.space);
    this.counts.set(collection.space, before + difference);
    this.changedCounts.add(collection.space);
  }

  /** Writes what was only counted, before the transaction commits. */
  flush(): void {
    for (const space of this.changedCounts) this.catalog.setCount(space, this.counts.get(space)!);
    this.changedCounts.clear();
  }

  /** After an abort nothing remembered can be trusted. */
  forget(): void {
    this.catalog.forget();
    this.nextRecords.clear();
    this.counts.clear();
    this.changedCounts.clear();
  }
}

function checkNamespace(db: string, name: string): void {
  const bad =
    name === '' ||
    name.includes('\0') ||
    name.startsWith('system.') ||
    name.includes('$') ||
    name.startsWith('.');
  if (bad) throw new MongoError('InvalidNamespace', `Invalid collection name: ${name}`);
  if (db === '' || /[/\\. "$\0]/.test(db))
    throw new MongoError('InvalidNamespace', `Invalid database name: '${db}'`);
}
