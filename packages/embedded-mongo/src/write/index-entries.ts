import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { type Collection, type Index } from '../store/catalog.js';
import { entryKey, exactRange, recordOf } from '../store/keys.js';
import { encodeKey, keyValues } from '../values/key-values.js';
import { MAX_KEY_BYTES } from '../values/key-bytes.js';
import { type WriteSession } from './session.js';

/** LMDB takes no empty values. */
const NOTHING = Buffer.from([0]);

export interface Entry {
  bytes: Buffer;
  values: unknown[];
}

export interface EntrySet {
  /** by key bytes, so that equal elements of one array count once */
  entries: Map<string, Entry>;
  arrays: boolean[];
  shortened: boolean;
}

/** The entries a document has in an index. */
export function entriesOf(index: Index, document: Document): EntrySet {
  const entries = new Map<string, Entry>();
  const empty = { entries, arrays: index.fields.map(() => false), shortened: false };
  if (index.partial && !index.partial.test(document)) return empty;
  const { keys, arrays, allMissing } = keyValues(document, index.fields);
  if (index.sparse && allMissing) return empty;
  let shortened = false;
  for (const values of keys) {
    const bytes = encodeKey(values, index.fields);
    shortened ||= bytes.length > MAX_KEY_BYTES;
    entries.set(bytes.toString('latin1'), { bytes, values });
  }
  return { entries, arrays, shortened };
}

/** Brings an index from one state of a document to another; either may be absent. Throws E11000 before it writes. */
export class IndexChange {
  private readonly added: Entry[];
  private readonly removed: Entry[];
  private readonly after: EntrySet;

  constructor(
    private readonly collection: Collection,
    private readonly index: Index,
    private readonly record: number,
    before: Document | undefined,
    after: Document | undefined,
  ) {
    const none: EntrySet = { entries: new Map(), arrays: [], shortened: false };
    const old = before ? entriesOf(index, before) : none;
    this.after = after ? entriesOf(index, after) : none;
    this.added = [...this.after.entries].filter(([key]) => !old.entries.has(key)).map(([, entry]) => entry);
    this.removed = [...old.entries].filter(([key]) => !this.after.entries.has(key)).map(([, entry]) => entry);
  }

  checkUnique(session: WriteSession): void {
    if (!this.index.unique) return;
    for (const { bytes, values } of this.added) {
      for (const key of session.snapshot.keys(exactRange(this.index.space, bytes), false, 2)) {
        if (recordOf(key) !== this.record) throw duplicateKey(this.collection, this.index, values);
      }
    }
  }

  /** Writes; answers whether the index's own description has to change with it. */
  write(session: WriteSession): boolean {
    const { data } = session.environment;
    const { space } = this.index;
    for (const { bytes } of this.removed) data.removeSync(entryKey(space, bytes, this.record));
    for (const { bytes } of this.added) data.putSync(entryKey(space, bytes, this.record), NOTHING);
    return this.learn();
  }

  private learn(): boolean {
    const { index, after } = this;
    const arrays = index.arrays.map((known, i) => known || (after.arrays[i] ?? false));
    const shortened = index.shortened || after.shortened;
    if (shortened === index.shortened && arrays.every((known, i) => known === index.arrays[i])) return false;
    index.arrays = arrays;
    index.shortened = shortened;
    return true;
  }
}

export function duplicateKey(collection: Collection, index: Index, values: unknown[]): MongoError {
  const keyValue = Object.fromEntries(
    index.fields.map(({ path }, i) => [
      path,
      typeof values[i] === 'symbol' || values[i] === undefined ? null : values[i],
    ]),
  );
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${shownValue(value)}`);
  return new MongoError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec.key as Document, keyValue },
  );
}

function shownValue(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'object' && value !== null && 'toHexString' in value) {
    return `ObjectId('${(value as { toHexString(): string }).toHexString()}')`;
  }
  return JSON.stringify(value) ?? 'null';
}
