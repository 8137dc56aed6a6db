/**
 * Stands in for a mongod where none can be had: records its arguments and the commands it gets in its data folder, keeps
 * the replica set configuration there, and answers only what starting a replica set of one member takes.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { BSON } from 'mongodb';

const args = process.argv.slice(2);
const option = (name) => args[args.indexOf(name) + 1];
const dataDir = option('--dbpath');
const configFile = join(dataDir, 'config.json');
const record = (entry) => appendFileSync(join(dataDir, 'calls.jsonl'), `${JSON.stringify(entry)}\n`);

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

const primary = () => ({
  isWritablePrimary: existsSync(configFile),
  helloOk: true,
  setName: option('--replSet'),
  hosts: [`127.0.0.1:${option('--port')}`],
  minWireVersion: 0,
  maxWireVersion: 21,
});

const commands = {
  hello: primary,
  ismaster: primary,
  replSetGetConfig: () =>
    existsSync(configFile)
      ? { config: JSON.parse(readFileSync(configFile, 'utf8')) }
      : { ok: 0, code: 94, codeName: 'NotYetInitialized', errmsg: 'no replset config has been received' },
  replSetInitiate: (config) => writeFileSync(configFile, JSON.stringify({ version: 1, ...config })),
  replSetReconfig: (config) => writeFileSync(configFile, JSON.stringify(config)),
  endSessions: () => ({}),
};

function answer(document) {
  const [name, argument] = Object.entries(document)[0];
  if (name.startsWith('replSet')) record({ [name]: argument, force: document.force });
  return { ok: 1, ...commands[name]?.(argument) };
}

function reply(message) {
  const requestId = message.readInt32LE(4);
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  // OP_QUERY: flags, a name that ends with 0, skip and limit; OP_MSG: flags and the section's kind.
  const start = isQuery ? message.indexOf(0, HEADER + 4) + 1 + 8 : HEADER + 5;
  const body = BSON.serialize(
    answer(BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)))),
  );
  // OP_REPLY: flags, cursor, from, and one document.
  const lead = isQuery ? Buffer.from([...Array(16).fill(0), 1, 0, 0, 0]) : Buffer.alloc(5);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + lead.length + body.length, 0);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, lead, body]);
}

record({ args });
createServer((socket) => {
  let pending = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= HEADER && pending.length >= pending.readInt32LE(0)) {
      const length = pending.readInt32LE(0);
      socket.write(reply(pending.subarray(0, length)));
      pending = pending.subarray(length);
    }
  });
}).listen(Number(option('--port')), '127.0.0.1');
