import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { type Collection, type Index } from '../store/catalog.js';
import { compareValues } from '../values/order.js';
import { type KeyField } from '../values/key-values.js';
import { candidate, type IndexScan } from './candidate.js';
import { conditionsOf } from './conditions.js';

export interface CollectionScan {
  kind: 'collection';
  backwards: boolean;
  sorted: boolean;
  exact: boolean;
}

/** The branches of an $or, each by its own index. */
export interface UnionScan {
  kind: 'union';
  branches: IndexScan[];
  sorted: false;
  exact: false;
}

export type Plan = CollectionScan | IndexScan | UnionScan;

export interface Question {
  /** in normal form */
  filter: Document;
  sort?: KeyField[];
  /** an index by name or key, or {$natural: ±1} */
  hint?: unknown;
}

/** Chooses how to read a collection for a filter and an order. Throws BadValue for a hint that names no index. */
export function choosePlan(collection: Collection, { filter, sort, hint }: Question): Plan {
  const wanted = sort && sort.length > 0 ? sort : undefined;
  if (hint !== undefined) return hintedPlan(collection, filter, wanted, hint);
  const scans = candidates(collection.indexes, filter, wanted);
  if (scans[0]) return scans[0];
  return unionOf(collection, filter) ?? wholeCollection(filter, wanted);
}

function candidates(indexes: Index[], filter: Document, sort?: KeyField[], hinted = false): IndexScan[] {
  const conditions = conditionsOf(filter);
  const simple = isSimple(filter);
  return indexes
    .map((index) => candidate(index, conditions, simple, sort, hinted))
    .filter((scan) => scan !== undefined)
    .sort((a, b) => b.score - a.score);
}

const BOUNDED = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte']);

/** Only comparisons of fields: then bounds alone can decide. */
function isSimple(filter: Document): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === '$and') return (value as Document[]).every(isSimple);
    return !name.startsWith('$') && Object.keys(value as Document).every((operator) => BOUNDED.has(operator));
  });
}

function wholeCollection(filter: Document, sort?: KeyField[]): CollectionScan {
  return { kind: 'collection', backwards: false, sorted: !sort, exact: Object.keys(filter).length === 0 };
}

function unionOf(collection: Collection, filter: Document): UnionScan | undefined {
  const clauses = filter.$or as Document[] | undefined;
  if (!clauses) return undefined;
  const branches = clauses.map((clause) => candidates(collection.indexes, clause)[0]);
  if (!branches.every((branch) => branch !== undefined)) return undefined;
  return { kind: 'union', branches, sorted: false, exact: false };
}

function hintedPlan(
  collection: Collection,
  filter: Document,
  sort: KeyField[] | undefined,
  hint: unknown,
): Plan {
  if (isDocument(hint) && '$natural' in hint) {
    return { ...wholeCollection(filter, sort), backwards: Number(hint.$natural) < 0 };
  }
  const index = collection.indexes.find((one) => isHinted(one, hint));
  if (!index) {
    throw new MongoError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  const [scan] = candidates([index], filter, sort, true);
  return scan ?? wholeCollection(filter, sort);
}

function isHinted(index: Index, hint: unknown): boolean {
  return typeof hint === 'string' ? index.name === hint : compareValues(index.spec.key, hint) === 0;
}
