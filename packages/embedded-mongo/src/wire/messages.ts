import { deserialize } from 'bson';
import { type Document, encode } from '../bson-codec.js';

/** Opcodes of MongoDB's wire protocol; OP_QUERY only for the very first hello of older drivers. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const KNOWN_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME | (1 << 16);

export const HEADER_BYTES = 16;
export const MOST_MESSAGE_BYTES = 48_000_000;

export interface Request {
  id: number;
  /** the command's own document, with the arrays of an insert left as bytes */
  body: Document;
  bodyBytes: Uint8Array;
  /** documents sent beside the body, by argument name */
  sequences: Record<string, Uint8Array[]>;
  /** the message as it came, for another thread to read */
  bytes: Buffer;
  /** an unacknowledged write: no answer may be sent */
  silent: boolean;
  legacy: boolean;
}

/** A message that is no command at all; the connection cannot go on after it. */
export class ProtocolError extends Error {}

/** Reads one whole message. */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return parseOpMsg(id, message);
  if (opcode === OP_QUERY) return parseOpQuery(id, message);
  throw new ProtocolError(`unknown opcode ${opcode}`);
}

function parseOpMsg(id: number, message: Buffer): Request {
  const flags = message.readUInt32LE(16);
  if (flags & ~KNOWN_FLAGS & 0xffff) throw new ProtocolError(`unknown OP_MSG flags ${flags}`);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences: Record<string, Uint8Array[]> = {};
  let bodyBytes: Buffer | undefined;
  let at = 20;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new ProtocolError('a section is longer than its message');
    const section = message.subarray(at, at + size);
    if (kind === 0) bodyBytes = section;
    else if (kind === 1) readSequence(section, sequences);
    else throw new ProtocolError(`unknown section kind ${kind}`);
    at += size;
  }
  if (!bodyBytes) throw new ProtocolError('a message without a body');
  return {
    id,
    body: bodyOf(bodyBytes),
    bodyBytes,
    sequences,
    bytes: message,
    silent: (flags & MORE_TO_COME) !== 0,
    legacy: false,
  };
}

function readSequence(section: Buffer, sequences: Record<string, Uint8Array[]>): void {
  const nameEnd = section.indexOf(0, 4);
  const documents: Uint8Array[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length)
      throw new ProtocolError('a document is longer than its sequence');
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  sequences[section.toString('utf8', 4, nameEnd)] = documents;
}

function parseOpQuery(id: number, message: Buffer): Request {
  const nameEnd = message.indexOf(0, 20);
  const bodyBytes = message.subarray(nameEnd + 9);
  const size = bodyBytes.readInt32LE(0);
  const own = bodyBytes.subarray(0, size);
  return {
    id,
    body: bodyOf(own),
    bodyBytes: own,
    sequences: {},
    bytes: message,
    silent: false,
    legacy: true,
  };
}

const INSERT = Buffer.from('insert\0');

// The documents of an insert are stored as they came; they are left as bytes.
function bodyOf(bytes: Buffer): Document {
  const inserting = bytes.subarray(5, 5 + INSERT.length).equals(INSERT);
  return deserialize(bytes, {
    promoteBuffers: false,
    bsonRegExp: true,
    fieldsAsRaw: { documents: inserting },
  });
}

/** A command as a message, for those the server sends itself. */
export function commandMessage(command: Document): Buffer {
  const body = encode(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

/** The bytes that answer a request. */
export function replyMessage(
  request: { id: number; legacy: boolean },
  id: number,
  reply: Uint8Array,
): Buffer[] {
  const before = request.legacy ? 36 : 21;
  const head = Buffer.alloc(before);
  head.writeInt32LE(before + reply.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) head.writeInt32LE(1, 32);
  return [head, Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength)];
}
