import { connect as openSocket, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { decode } from '../../src/bson-codec.js';
import { parseMessage } from '../../src/wire/messages.js';
import { type Doc, removeFolder, ServerProcess, temporaryFolder } from '../support/server-process.js';
import { featuresOf } from './features.js';
import { readRecord, writeRecord } from './record.js';

/**
 * Global setup of the integration tests when they are recorded: an engine behind a wire tap, told to them as MONGO_URL.
 * Of what they send, one request for each thing not asked for before is kept, and the README's table is made anew.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = temporaryFolder();
  const server = await ServerProcess.start(dataDir);
  const record = new Recording(readRecord());
  const tap = createServer((client) => pass(client, openSocket(server.port, '127.0.0.1'), record));
  await once(tap.listen(0, '127.0.0.1'), 'listening');
  process.env.MONGO_URL = `mongodb://127.0.0.1:${(tap.address() as AddressInfo).port}/?directConnection=true`;
  return async () => {
    tap.close();
    await server.stop();
    removeFolder(dataDir);
  };
}

class Recording {
  private readonly seen = new Set<string>();

  constructor(readonly commands: Doc[]) {
    for (const command of commands) this.isNew(command);
  }

  add(message: Buffer): void {
    const { body, sequences, legacy } = parseMessage(message);
    const lists = Object.entries(sequences).map(([name, list]) => [name, list.map(decode)] as const);
    const command = withoutBulk({ ...body, ...Object.fromEntries(lists) });
    if (legacy || !this.isNew(command)) return;
    this.commands.push(command);
    // at once: a run that is broken off has still told what it asked
    writeRecord(this.commands);
  }

  private isNew(command: Doc): boolean {
    const before = this.seen.size;
    for (const feature of featuresOf(command)) this.seen.add(feature);
    return this.seen.size > before;
  }
}

/** What was inserted does not matter, only that something was; sessions mean nothing to another server. */
function withoutBulk({ documents, lsid: _lsid, ...command }: Doc): Doc {
  return documents === undefined ? command : { ...command, documents: [{}] };
}

function pass(client: Socket, server: Socket, record: Recording): void {
  let pending = Buffer.alloc(0);
  client.on('data', (chunk: Buffer) => {
    server.write(chunk);
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
      record.add(pending.subarray(0, pending.readInt32LE(0)));
      pending = pending.subarray(pending.readInt32LE(0));
    }
  });
  server.on('data', (chunk: Buffer) => client.write(chunk));
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}
