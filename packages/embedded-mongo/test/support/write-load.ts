import { type Collection, type Doc, type MongoClient } from './server-process.js';
import { type Random } from '../generated/random.js';

/** A document of the load; bulks carry their name. */
export type LoadDoc = Doc & { _id: string };

/** How many documents one bulk of the load inserts. */
export const BULK = 25;

/** What was acknowledged, told apart from what was only sent. */
export class WriteLoad {
  readonly inserted = new Set<string>();
  readonly bulks = new Set<string>();
  /** by document: the highest value an acknowledged update gave it */
  readonly updated = new Map<string, number>();
  readonly removed = new Set<string>();
  acknowledged = 0;
  private stopped = false;
  private waiting: { until: number; resolve: () => void } | undefined;

  /** Resolves when so many writes have been acknowledged. */
  reached(until: number): Promise<void> {
    return new Promise((resolve) => (this.waiting = { until, resolve }));
  }

  /** Writes from several clients at once until one of them fails, as all do when the server is killed. */
  async run(clients: MongoClient[], random: Random, round: number): Promise<void> {
    this.stopped = false;
    await Promise.all(
      clients.map(async (client, i) => {
        const collection = client.db('load').collection<LoadDoc>('docs');
        for (let n = 0; !this.stopped; n++) {
          try {
            await this.writeOnce(collection, random, `${round}-${i}-${n}`);
            this.acknowledged += 1;
            if (this.waiting && this.acknowledged >= this.waiting.until) this.waiting.resolve();
          } catch {
            // a write without an answer may or may not be there; only answers count
            this.stopped = true;
            this.waiting?.resolve();
          }
        }
      }),
    );
  }

  private async writeOnce(collection: Collection<LoadDoc>, random: Random, name: string): Promise<void> {
    switch (random.int(4)) {
      case 0: {
        const docs = Array.from({ length: BULK }, (_, i) => document(`${name}-${i}`, random, name));
        await collection.insertMany(docs);
        this.bulks.add(name);
        return;
      }
      case 1: {
        const target = random.pick([...this.inserted].filter((id) => !this.removed.has(id)).slice(-50)) as
          string | undefined;
        if (!target) return;
        const value = (this.updated.get(target) ?? 0) + 1;
        await collection.updateOne(
          { _id: target },
          { $max: { version: value }, $set: { tags: [`v${value}`, 'all'] } },
        );
        this.updated.set(target, Math.max(value, this.updated.get(target) ?? 0));
        return;
      }
      case 2: {
        const target = `r${name}`;
        await collection.insertOne(document(target, random));
        await collection.deleteOne({ _id: target });
        this.removed.add(target);
        return;
      }
      default:
        await collection.insertOne(document(name, random));
        this.inserted.add(name);
    }
  }
}

function document(_id: string, random: Random, bulk?: string): LoadDoc {
  return {
    _id,
    n: random.int(1000),
    tags: ['new', `t${random.int(5)}`],
    at: new Date(random.int(1e9)),
    ...(bulk ? { bulk } : {}),
  };
}

export const LOAD_INDEXES: Record<string, 1 | -1>[] = [
  { n: 1, _id: -1 },
  { tags: 1 },
  { at: -1, n: 1 },
  { bulk: 1 },
];

/** Everything acknowledged is there, every bulk whole, every index agrees; answers what is wrong. */
export async function faults(client: MongoClient, load: WriteLoad): Promise<string[]> {
  const collection = client.db('load').collection<LoadDoc>('docs');
  const wrong: string[] = [];
  const there = new Map((await collection.find().toArray()).map((doc) => [doc._id, doc]));
  for (const id of load.inserted) if (!there.has(id)) wrong.push(`acknowledged ${id} is gone`);
  for (const [id, version] of load.updated) {
    if (Number(there.get(id)?.version ?? 0) < version) wrong.push(`${id} lost its version ${version}`);
  }
  for (const id of load.removed) if (there.has(id)) wrong.push(`removed ${id} is back`);
  const bulks = new Map<string, number>();
  for (const { bulk } of there.values())
    if (bulk) bulks.set(bulk as string, (bulks.get(bulk as string) ?? 0) + 1);
  for (const [bulk, count] of bulks)
    if (count !== BULK) wrong.push(`bulk ${bulk} has ${count} of ${BULK} documents`);
  for (const bulk of load.bulks) if (!bulks.has(bulk)) wrong.push(`acknowledged bulk ${bulk} is gone`);
  const validated = await client.db('load').command({ validate: 'docs' });
  if (!validated.valid) wrong.push(...(validated.errors as string[]));
  return wrong;
}
