import { Decimal128 } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COMMANDS,
  EXPRESSIONS,
  INDEXES,
  OPTIONS,
  QUERIES,
  type Refusal,
  STAGES,
  UPDATES,
} from './refusals/table.js';
import {
  connect,
  type MongoClient,
  removeFolder,
  ServerProcess,
  temporaryFolder,
} from './support/server-process.js';

let server: ServerProcess;
let client: MongoClient;
const dataDir = temporaryFolder();
const STORED = { _id: 1, text: 'a', list: [1, 2], other: [3], decimal: Decimal128.fromString('1') };

beforeAll(async () => {
  server = await ServerProcess.start(dataDir);
  client = await connect(server.url);
  await client.db('refused').collection<{ _id: number }>('docs').insertOne(STORED);
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  removeFolder(dataDir);
});

/** The refusal of a command, or of the one order in its bulk. */
async function refusalOf(command: Refusal['command']): Promise<{ code: unknown; codeName?: unknown }> {
  try {
    const reply = await client.db('refused').command(command);
    const [failure] = (reply.writeErrors ?? []) as { code: number }[];
    return { code: failure?.code };
  } catch (error) {
    const { code, codeName } = error as { code?: number; codeName?: string };
    return { code, codeName };
  }
}

describe.each([
  ['commands', COMMANDS],
  ['options', OPTIONS],
  ['query operators', QUERIES],
  ['stages', STAGES],
  ['expressions', EXPRESSIONS],
  ['updates', UPDATES],
  ['indexes', INDEXES],
])('refused %s', (_kind, refusals) => {
  it.each(refusals.map((refusal) => [refusal.what, refusal] as const))(
    '%s',
    async (_what, { command, code, codeName }) => {
      const refused = await refusalOf(command);
      expect(refused.code).toBe(code);
      // a failure within a bulk carries no name on the wire
      if (refused.codeName !== undefined) expect(refused.codeName).toBe(codeName);
      expect(await client.db('refused').collection('docs').find().toArray()).toEqual([STORED]);
    },
  );
});
