import { type Plan, type UnionScan } from '../plan/choose.js';
import { type IndexScan } from '../plan/candidate.js';
import { type Collection } from '../store/catalog.js';
import { entryBytes, recordOf, wholeSpace } from '../store/keys.js';
import { type Snapshot } from '../store/snapshot.js';

/** What explain reports. */
export interface Statistics {
  keysExamined: number;
  documentsExamined: number;
}

export interface Row {
  record: number;
  bytes: Buffer;
}

/**
 * The documents a plan reads, in its order. `undefined` stands for work done without a result, so that whoever
 * drives the generator can stop for breath.
 */
export function* rows(
  snapshot: Snapshot,
  collection: Collection,
  plan: Plan,
  statistics: Statistics,
): Generator<Row | undefined> {
  if (plan.kind === 'collection') {
    for (const { key, value } of snapshot.entries(wholeSpace(collection.space), plan.backwards)) {
      statistics.documentsExamined += 1;
      yield { record: recordOf(key), bytes: value };
    }
    return;
  }
  const seen = plan.kind === 'union' || plan.repeats ? new Set<number>() : undefined;
  for (const key of plan.kind === 'union' ? unionKeys(snapshot, plan) : indexKeys(snapshot, plan)) {
    statistics.keysExamined += 1;
    const record = recordOf(key);
    if (seen?.has(record)) {
      yield undefined;
      continue;
    }
    seen?.add(record);
    statistics.documentsExamined += 1;
    const bytes = snapshot.bytes(collection, record);
    yield bytes && { record, bytes };
  }
}

function* unionKeys(snapshot: Snapshot, plan: UnionScan): Generator<Buffer> {
  for (const branch of plan.branches) yield* indexKeys(snapshot, branch);
}

/** An index's entries in the plan's ranges, one range after another or merged. */
export function* indexKeys(snapshot: Snapshot, plan: IndexScan): Generator<Buffer> {
  if (plan.merged && plan.ranges.length > 1) {
    yield* mergedKeys(snapshot, plan);
    return;
  }
  const ranges = plan.backwards ? [...plan.ranges].reverse() : plan.ranges;
  for (const range of ranges) yield* snapshot.keys(range, plan.backwards);
}

interface Head {
  key: Buffer;
  suffix: Buffer;
  rest: Iterator<Buffer>;
  prefix: number;
}

/** Several ranges, each in order behind its prefix, as one in order behind the prefixes. */
function* mergedKeys(snapshot: Snapshot, plan: IndexScan): Generator<Buffer> {
  const direction = plan.backwards ? -1 : 1;
  const heads: Head[] = [];
  for (const range of plan.ranges) {
    const rest = snapshot.keys(range, plan.backwards)[Symbol.iterator]();
    push(rest, range.prefix);
  }
  while (heads.length > 0) {
    const head = heads.shift()!;
    yield head.key;
    push(head.rest, head.prefix);
  }

  function push(rest: Iterator<Buffer>, prefix: number): void {
    const { value: key, done } = rest.next();
    if (done) return;
    const suffix = Buffer.from(entryBytes(key)).subarray(prefix - 4);
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Buffer.compare(heads[middle]!.suffix, suffix) * direction <= 0) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, { key, suffix, rest, prefix });
  }
}
