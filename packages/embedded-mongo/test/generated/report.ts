import { type Case, Comparison, type Outcome, same } from './compare.js';
import { type MongoClient } from '../support/server-process.js';

export interface Difference {
  index: number;
  one: Case;
  ours: Outcome;
  theirs: Outcome;
}

/** Runs cases on a peer and collects where it answers otherwise than the oracle. */
export async function differencesToPeer(
  seed: number,
  cases: number,
  peer: MongoClient,
  db: string,
): Promise<Difference[]> {
  const comparison = new Comparison(seed);
  await comparison.fill(peer, db, false);
  const found: Difference[] = [];
  for (let index = 0; index < cases; index++) {
    const one = comparison.nextCase();
    const ours = comparison.expected(one);
    const theirs = await comparison.answered(one, peer, db);
    if (!same(ours, theirs)) found.push({ index, one, ours, theirs });
  }
  await peer.db(db).dropDatabase();
  return found;
}
