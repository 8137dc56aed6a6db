import { type Document } from '../bson-codec.js';
import { decode } from '../bson-codec.js';
import { Catalog, type Collection, type ReadOptions } from './catalog.js';
import { type Environment } from './environment.js';
import { documentKey, type KeyRange } from './keys.js';

/**
 * A consistent view of the store: one read transaction, which stays what it was while others write.
 * Must be released, or pages that are no longer needed are kept.
 */
export class Snapshot {
  private constructor(
    private readonly environment: Environment,
    private readonly catalog: Catalog,
    private readonly options: ReadOptions,
    private readonly onRelease: () => void,
  ) {}

  /** Sees everything that was committed until now, in any thread. */
  static take(environment: Environment, catalog: Catalog): Snapshot {
    environment.data.resetReadTxn();
    const transaction = environment.data.useReadTransaction();
    return new Snapshot(environment, catalog, { transaction }, () => transaction.done());
  }

  /** The view from inside the running write transaction of this thread. */
  static ofWriter(environment: Environment, catalog: Catalog): Snapshot {
    return new Snapshot(environment, catalog, {}, () => undefined);
  }

  release(): void {
    this.onRelease();
  }

  collection(db: string, name: string): Collection | undefined {
    return this.catalog.find(db, name, this.options);
  }

  collections(): Collection[] {
    return this.catalog.all(this.options);
  }

  count(collection: Collection): number {
    return this.catalog.count(collection.space, this.options);
  }

  bytes(collection: Collection, record: number): Buffer | undefined {
    return this.environment.data.get(documentKey(collection.space, record), this.options);
  }

  hasKey(key: Buffer): boolean {
    return this.environment.data.get(key, this.options) !== undefined;
  }

  document(collection: Collection, record: number): Document | undefined {
    const bytes = this.bytes(collection, record);
    return bytes && decode(bytes);
  }

  /** Keys of a range in order, or from its end. Ends are never keys themselves, so both ways give the same ones. */
  keys(range: KeyRange, backwards = false, limit?: number): Iterable<Buffer> {
    return this.environment.data.getKeys(this.rangeOptions(range, backwards, limit));
  }

  entries(range: KeyRange, backwards = false): Iterable<{ key: Buffer; value: Buffer }> {
    return this.environment.data.getRange(this.rangeOptions(range, backwards));
  }

  keysCount(range: KeyRange, limit?: number): number {
    return this.environment.data.getKeysCount(this.rangeOptions(range, false, limit));
  }

  /** The key `distance` places behind the range's first one, if there is one. */
  keysFrom({ start, end }: KeyRange, distance: number): Buffer[] {
    return [
      ...this.environment.data.getKeys({ ...this.rangeOptions({ start, end }, false, 1), offset: distance }),
    ];
  }

  private rangeOptions({ start, end }: KeyRange, backwards: boolean, limit?: number) {
    const bounds = backwards ? { start: end, end: start, reverse: true } : { start, end };
    return { ...bounds, ...this.options, ...(limit === undefined ? {} : { limit }) };
  }
}
