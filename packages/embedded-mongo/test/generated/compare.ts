import { EJSON } from 'bson';
import { type MongoClient } from '../support/server-process.js';
import { type Doc, documents } from './documents.js';
import { copy, oracleAggregate, oracleFind, oracleUpdate, published } from './oracle.js';
import { type AggregateCase, aggregateCase } from './pipelines.js';
import { type FindCase, findCase } from './queries.js';
import { Random } from './random.js';
import { type UpdateCase, updateCase } from './updates.js';

export type Case = FindCase | UpdateCase | AggregateCase;

/** What one way of answering gave: documents in a canonical form, or that it refused. */
export type Outcome = { documents: string } | { error: string };

export const INDEXES: { key: Record<string, 1 | -1>; options?: Doc }[] = [
  { key: { a: 1 } },
  { key: { b: -1 } },
  { key: { n: 1, t: -1, _id: 1 } },
  { key: { 'a.x': 1 } },
  { key: { nums: 1 } },
  { key: { 'list.x': 1, n: 1 } },
  { key: { 'list.x': -1, 'list.y': 1 } },
  { key: { c: 1 }, options: { sparse: true } },
  { key: { t: 1, n: -1 } },
  { key: { d: 1 }, options: { partialFilterExpression: { n: { $gt: 3 } } } },
];

const COUNT = 60;
const UPDATED = 12;

/** A collection of generated documents, in memory and on servers, and cases to try on it. */
export class Comparison {
  readonly random: Random;
  readonly docs: Doc[];
  readonly others: Doc[];

  constructor(seed: number) {
    this.random = new Random(seed);
    this.docs = documents(this.random, COUNT).map(copy);
    this.others = Array.from({ length: 12 }, (_, i) => ({ _id: i, k: i % 7, v: `v${i}` }));
  }

  nextCase(): Case {
    const kind = this.random.int(10);
    if (kind < 5) return findCase(this.random);
    return kind < 8 ? updateCase(this.random) : aggregateCase(this.random);
  }

  async fill(client: MongoClient, db: string, indexed: boolean): Promise<void> {
    const database = client.db(db);
    await database.dropDatabase();
    await database.collection('docs').insertMany(this.docs.map(copy));
    await database.collection('others').insertMany(this.others.map(copy));
    for (const { key, options } of indexed ? INDEXES : []) {
      await database.collection('docs').createIndex(key, options);
      await database.collection('updated').createIndex(key, options);
    }
    if (indexed) await database.collection('others').createIndex({ k: 1 });
  }

  expected(one: Case): Outcome {
    return outcome(one, () => {
      if (one.kind === 'find') return oracleFind(this.docs, one);
      if (one.kind === 'update') return oracleUpdate(this.docs.slice(0, UPDATED), one);
      return oracleAggregate(this.docs, one, this.others);
    });
  }

  published(one: Case): Outcome {
    return outcome(one, () => {
      if (one.kind === 'find') return published.find(this.docs, one);
      if (one.kind === 'update') return published.update(this.docs.slice(0, UPDATED), one);
      return published.aggregate(this.docs, one, this.others);
    });
  }

  async answered(one: Case, client: MongoClient, db: string): Promise<Outcome> {
    const database = client.db(db);
    try {
      if (one.kind === 'aggregate') {
        return canonical(one, await database.collection('docs').aggregate(one.pipeline).toArray());
      }
      if (one.kind === 'find') {
        const { filter, kind: _kind, ...options } = one;
        return canonical(one, await database.collection('docs').find(filter, options).toArray());
      }
      const updated = database.collection('updated');
      await updated.deleteMany({});
      await updated.insertMany(this.docs.slice(0, UPDATED).map(copy));
      const { multi, ...options } = one.options;
      if (Array.isArray(one.update) || Object.keys(one.update)[0]!.startsWith('$')) {
        await (multi
          ? updated.updateMany(one.filter, one.update, options)
          : updated.updateOne(one.filter, one.update, options));
      } else {
        await updated.replaceOne(one.filter, one.update, options);
      }
      return canonical(one, await updated.find().toArray());
    } catch (error) {
      return { error: String((error as { code?: number }).code ?? error) };
    }
  }
}

function outcome(one: Case, run: () => Doc[]): Outcome {
  try {
    return canonical(one, run());
  } catch (error) {
    return { error: String((error as { code?: number }).code ?? (error as Error).message) };
  }
}

/** Documents as text: fields by name, and documents without an order of their own by _id. */
function canonical(one: Case, docs: Doc[]): Outcome {
  const made = docs.map((doc) => (isMadeId(doc) ? { ...doc, _id: 'made' } : doc));
  const texts = made.map((doc) => EJSON.stringify(byName(doc), { relaxed: true }));
  if (one.kind === 'update' || (one.kind === 'find' && !one.sort)) texts.sort();
  return { documents: texts.join('\n') };
}

function isMadeId(doc: Doc): boolean {
  return typeof doc._id === 'object' && doc.made === true;
}

function byName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byName);
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? Number(value.toPrecision(12)) : value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, byName(one)]));
}

export function same(a: Outcome, b: Outcome): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b;
  return a.documents === b.documents;
}
