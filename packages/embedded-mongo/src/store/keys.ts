import { shortenKey } from '../values/key-bytes.js';

/**
 * Keys in the data database: 4 bytes of space (one for each collection's documents, one for each index), then
 * - documents: the record number (6 bytes, counting up, so that natural order is the order of insertion)
 * - index entries: the key bytes, then the record number
 */
const SPACE_BYTES = 4;
const RECORD_BYTES = 6;

/** The least key behind all that begin with these bytes. */
export function after(bytes: Buffer): Buffer {
  let length = bytes.length;
  while (bytes[length - 1] === 0xff) length -= 1;
  const next = Buffer.from(bytes.subarray(0, length));
  next[length - 1]! += 1;
  return next;
}

/** A half-open range of keys of one space. */
export interface KeyRange {
  start: Buffer;
  end: Buffer;
}

export function spacePrefix(space: number): Buffer {
  const prefix = Buffer.allocUnsafe(SPACE_BYTES);
  prefix.writeUInt32BE(space);
  return prefix;
}

export function documentKey(space: number, record: number): Buffer {
  const key = Buffer.allocUnsafe(SPACE_BYTES + RECORD_BYTES);
  key.writeUInt32BE(space);
  key.writeUIntBE(record, SPACE_BYTES, RECORD_BYTES);
  return key;
}

export function entryKey(space: number, keyBytes: Buffer, record: number): Buffer {
  const short = shortenKey(keyBytes);
  const key = Buffer.allocUnsafe(SPACE_BYTES + short.length + RECORD_BYTES);
  key.writeUInt32BE(space);
  short.copy(key, SPACE_BYTES);
  key.writeUIntBE(record, SPACE_BYTES + short.length, RECORD_BYTES);
  return key;
}

export function recordOf(key: Buffer): number {
  return key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);
}

/** The key bytes of an index entry, without space and record number. */
export function entryBytes(key: Buffer): Buffer {
  return key.subarray(SPACE_BYTES, key.length - RECORD_BYTES);
}

export function wholeSpace(space: number): KeyRange {
  return { start: spacePrefix(space), end: after(spacePrefix(space)) };
}

/** All entries whose key bytes are exactly these (for keys over the limit: whose hash is). */
export function exactRange(space: number, keyBytes: Buffer): KeyRange {
  const start = Buffer.concat([spacePrefix(space), shortenKey(keyBytes)]);
  return { start, end: after(start) };
}
