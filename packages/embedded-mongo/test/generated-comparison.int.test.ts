import { afterAll, beforeAll, expect, it } from 'vitest';
import { Comparison, same } from './generated/compare.js';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

const SEED = Number(process.env.ENGINE_SEED ?? 20261123);
const CASES = Number(process.env.ENGINE_CASES ?? 100);

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

it(`answers ${CASES} generated cases as mingo does over the whole collection, with and without indexes (seed ${SEED})`, async () => {
  const comparison = new Comparison(SEED);
  await comparison.fill(client, 'plain', false);
  await comparison.fill(client, 'indexed', true);
  for (let i = 0; i < CASES; i++) {
    const one = comparison.nextCase();
    const expected = comparison.expected(one);
    for (const db of ['plain', 'indexed']) {
      const answered = await comparison.answered(one, client, db);
      expect(
        same(answered, expected),
        `case ${i} on ${db}: ${JSON.stringify({ one, answered, expected })}`,
      ).toBe(true);
    }
  }
});
