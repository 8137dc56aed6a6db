import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Comparison, same } from '../generated/compare.js';
import { explain } from '../generated/explained.js';
import { differencesToPeer } from '../generated/report.js';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from '../support/server-process.js';

const SEED = Number(process.env.ENGINE_SEED ?? 20261123);
const CASES = Number(process.env.ENGINE_CASES ?? 5000);
/** Cases that share one generated collection. */
const PER_COLLECTION = 500;
const peerUrl = process.env.PEER_MONGO_URL;

let server: ServerProcess;
let client: MongoClient;
const dataDir = temporaryFolder();

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

describe(`generated cases from seed ${SEED}`, () => {
  it(`answers ${CASES} as mingo does over the whole collection, with and without indexes`, async () => {
    const counts = {
      cases: 0,
      refusedByBoth: 0,
      otherThanPublishedMingo: { find: 0, update: 0, aggregate: 0 },
    };
    for (let seed = SEED; counts.cases < CASES; seed++) {
      const comparison = new Comparison(seed);
      await comparison.fill(client, 'plain', false);
      await comparison.fill(client, 'indexed', true);
      for (let i = 0; i < PER_COLLECTION && counts.cases < CASES; i++) {
        const one = comparison.nextCase();
        const expected = comparison.expected(one);
        for (const db of ['plain', 'indexed']) {
          const answered = await comparison.answered(one, client, db);
          const told = JSON.stringify({ one, answered, expected });
          expect(same(answered, expected), `seed ${seed}, case ${i} on ${db}: ${told}`).toBe(true);
        }
        counts.cases += 1;
        if ('error' in expected) counts.refusedByBoth += 1;
        if (!same(comparison.published(one), expected)) counts.otherThanPublishedMingo[one.kind] += 1;
      }
    }
    process.stdout.write(`engine against mingo: ${JSON.stringify(counts)}\n`);
  });

  // without a peer there is nothing to compare with, and no test to report on
  if (peerUrl) {
    it(`differs from DocumentDB on ${CASES} only where it is explained`, async () => {
      const peer = await connect(peerUrl);
      const found: Record<string, number> = {};
      for (let seed = SEED; seed < SEED + CASES / PER_COLLECTION; seed++) {
        for (const difference of await differencesToPeer(seed, PER_COLLECTION, peer, 'engine_compared')) {
          const why = explain(difference);
          expect(why, `seed ${seed}: ${JSON.stringify(difference)}`).toBeDefined();
          found[why!] = (found[why!] ?? 0) + 1;
        }
      }
      await peer.close();
      process.stdout.write(`engine against DocumentDB, ${CASES} cases: ${JSON.stringify(found)}\n`);
    });
  }
});
