import { decode, type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { inSlices } from '../read/slices.js';
import { type Collection, type Index } from '../store/catalog.js';
import { entryKey, recordOf, wholeSpace } from '../store/keys.js';
import { type Snapshot } from '../store/snapshot.js';
import { entriesOf } from '../write/index-entries.js';
import { collectionName } from './arguments.js';
import { type CommandContext } from './context.js';
import { countKeys } from './counts.js';
import { withSnapshot } from './reads.js';

/** validate: holds every document against every index, both ways, and against the count that is kept. */
export function validate(context: CommandContext): Promise<Document> {
  const { body, db } = context;
  const name = collectionName(body, 'validate');
  return withSnapshot(context, async (snapshot) => {
    const collection = snapshot.collection(db, name);
    if (!collection)
      throw new MongoError('NamespaceNotFound', `Collection '${db}.${name}' does not exist to validate.`);
    const found = await lookThrough(snapshot, collection);
    const keysPerIndex: Document = {};
    for (const index of collection.indexes) {
      const stored = await countKeys(snapshot, [wholeSpace(index.space)]);
      keysPerIndex[index.name] = stored;
      const expected = found.keys.get(index.name)!;
      if (stored !== expected)
        found.errors.push(`index ${index.name} has ${stored} keys, its documents ${expected}`);
    }
    const counted = snapshot.count(collection);
    if (counted !== found.records)
      found.errors.push(`${counted} documents are counted, ${found.records} are there`);
    return {
      ns: collection.ns,
      nrecords: found.records,
      nIndexes: collection.indexes.length,
      keysPerIndex,
      valid: found.errors.length === 0,
      errors: found.errors.slice(0, 100),
      warnings: [],
      ok: 1,
    };
  });
}

interface Findings {
  records: number;
  /** keys the documents ask for, by index */
  keys: Map<string, number>;
  errors: string[];
}

async function lookThrough(snapshot: Snapshot, collection: Collection): Promise<Findings> {
  const found: Findings = {
    records: 0,
    keys: new Map(collection.indexes.map(({ name }) => [name, 0])),
    errors: [],
  };
  await inSlices(
    snapshot.entries(wholeSpace(collection.space))[Symbol.iterator](),
    ({ key, value }) => {
      found.records += 1;
      const document = decode(value);
      for (const index of collection.indexes) checkEntries(snapshot, index, recordOf(key), document, found);
      return true;
    },
    () => undefined,
  );
  return found;
}

function checkEntries(
  snapshot: Snapshot,
  index: Index,
  record: number,
  document: Document,
  found: Findings,
): void {
  const { entries } = entriesOf(index, document);
  found.keys.set(index.name, found.keys.get(index.name)! + entries.size);
  for (const { bytes } of entries.values()) {
    if (!snapshot.hasKey(entryKey(index.space, bytes, record))) {
      found.errors.push(
        `index ${index.name} lacks a key of the document with _id ${JSON.stringify(document._id)}`,
      );
    }
  }
}
