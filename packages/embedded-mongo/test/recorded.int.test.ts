import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord, readTable } from './recorded/record.js';
import { featuresOf, tableOf } from './recorded/features.js';
import {
  connect,
  type Doc,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

/** Answers that say nothing about what is supported: a cursor, an index or a collection of the recorded run is not here. */
const ABOUT_DATA = new Set([26, 27, 43, 11000]);

const record = readRecord();
const dataDir = temporaryFolder();
let server: ServerProcess;
let client: MongoClient;

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

describe("what SmartTag's integration tests were recorded to send", () => {
  it.each(record.map((command) => [told([...featuresOf(command)]), command] as const))(
    '%s is done',
    async (_, request) => {
      const { $db: _db, $clusterTime: _time, $readPreference: _preference, ...command } = request;
      // the index it names is not here; the one that always is takes its place
      if ('hint' in command) command.hint = '_id_';
      const reply = await client
        .db('recorded')
        .command(command)
        .catch((error: { code?: number }) => {
          if (!ABOUT_DATA.has(error.code ?? 0)) throw error;
          return { ok: 1 };
        });
      expect(reply).toMatchObject({ ok: 1 });
      expect(codesIn(reply)).toEqual([]);
    },
  );

  it('is what the README says', () => {
    expect(readTable()).toBe(tableOf(record));
  });
});

function codesIn(reply: Doc): number[] {
  return ((reply.writeErrors ?? []) as { code: number }[])
    .map(({ code }) => code)
    .filter((code) => !ABOUT_DATA.has(code));
}

/** The command, and the operators in the request. */
function told(features: string[]): string {
  return features
    .filter((feature) => !feature.startsWith('options'))
    .map((feature) => feature.split(': ')[1])
    .join(' ');
}
