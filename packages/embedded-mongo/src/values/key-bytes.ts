import { createHash } from 'node:crypto';
import { type Binary, type Code, type ObjectId, type Timestamp } from 'bson';
import { exactNumber, type ExactNumber } from './numbers.js';
import { binaryParts, objectFields, RANK, rankOf, regexParts, text } from './order.js';

/** Marks an empty array in a list of key values; it stands before null. */
export const EMPTY_ARRAY = Symbol('empty array');

/** The longest run of key bytes kept as they are; LMDB allows 1,978 with our prefix, hash and record number. */
export const MAX_KEY_BYTES = 1800;

/**
 * Bytes of values such that comparing the bytes compares the values. Every value's bytes end themselves, so they
 * can be put one after another, and whatever begins with a prefix lies before the prefix counted up by one.
 */
export class KeyWriter {
  private buffer = Buffer.allocUnsafe(256);
  private length = 0;

  /** Appends one component; a descending one has all its bits turned over. */
  add(value: unknown, descending = false): this {
    const start = this.length;
    this.value(value);
    if (descending) for (let i = start; i < this.length; i++) this.buffer[i]! ^= 0xff;
    return this;
  }

  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.length));
  }

  reset(): this {
    this.length = 0;
    return this;
  }

  private value(value: unknown): void {
    if (value === EMPTY_ARRAY) return this.byte(RANK.emptyArray);
    const rank = rankOf(value);
    this.byte(rank);
    switch (rank) {
      case RANK.number:
        return this.number(typeof value === 'number' ? undefined : exactNumber(value), value as number);
      case RANK.string:
        return this.text(text(value));
      case RANK.object:
        return this.object(objectFields(value as object));
      case RANK.array:
        for (const element of value as unknown[]) this.value(element);
        return this.byte(0);
      case RANK.binary: {
        const { bytes, subtype } = binaryParts(value as Binary | Uint8Array);
        this.uint32(bytes.length);
        this.byte(subtype);
        return this.raw(bytes);
      }
      case RANK.objectId:
        return this.raw((value as ObjectId).id);
      case RANK.boolean:
        return this.byte(value ? 1 : 0);
      case RANK.date:
        return this.date((value as Date).getTime());
      case RANK.timestamp:
        this.uint32((value as Timestamp).getHighBitsUnsigned());
        return this.uint32((value as Timestamp).getLowBitsUnsigned());
      case RANK.regex: {
        const { source, flags } = regexParts(value);
        this.text(source);
        return this.text(flags);
      }
      case RANK.code:
        return this.text((value as Code).code);
    }
  }

  private object(fields: Record<string, unknown>): void {
    for (const name of Object.keys(fields)) {
      // a value's type decides before its name does (BSON order of documents)
      this.byte(rankOf(fields[name]));
      this.text(name);
      this.value(fields[name]);
    }
    this.byte(0);
  }

  private number(exact: ExactNumber | undefined, plain: number): void {
    const double = exact ? exact.double : plain === 0 ? 0 : plain;
    this.reserve(9);
    if (Number.isNaN(double)) {
      this.buffer.fill(0, this.length, this.length + 8);
    } else {
      this.buffer.writeDoubleBE(double, this.length);
      if (this.buffer[this.length]! & 0x80) {
        for (let i = this.length; i < this.length + 8; i++) this.buffer[i]! ^= 0xff;
      } else {
        this.buffer[this.length]! |= 0x80;
      }
    }
    this.length += 8;
    this.byte(0x80 + (exact?.sign ?? 0));
    if (exact && exact.sign !== 0) this.remainder(exact);
  }

  private remainder({ sign, exponent, digits }: ExactNumber): void {
    const start = this.length;
    this.uint32(0x80000000 + exponent);
    for (const digit of digits) this.byte(Number(digit) + 1);
    this.byte(0);
    if (sign < 0) for (let i = start; i < this.length; i++) this.buffer[i]! ^= 0xff;
  }

  private date(milliseconds: number): void {
    const time = Number.isNaN(milliseconds) ? 0 : milliseconds;
    const high = Math.floor(time / 0x100000000);
    this.uint32(high + 0x80000000);
    this.uint32(time - high * 0x100000000);
  }

  /** UTF-8 with 0x00 written as 0x00 0xff, ended by 0x00 0x00. */
  private text(value: string): void {
    this.reserve(value.length * 3 + 2);
    const written = this.buffer.write(value, this.length, 'utf8');
    if (value.includes('\0')) return this.escaped(value);
    this.length += written;
    this.buffer[this.length++] = 0;
    this.buffer[this.length++] = 0;
  }

  private escaped(value: string): void {
    for (const byte of Buffer.from(value)) {
      this.byte(byte);
      if (byte === 0) this.byte(0xff);
    }
    this.byte(0);
    this.byte(0);
  }

  private byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  private uint32(value: number): void {
    this.reserve(4);
    this.length = this.buffer.writeUInt32BE(value, this.length);
  }

  private raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.length + more) * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

const shared = new KeyWriter();

/** The key bytes of one value. */
export function keyBytes(value: unknown, descending = false): Buffer {
  return shared.reset().add(value, descending).bytes();
}

/** A key over the limit keeps its beginning and gets a hash of the whole: equal keys stay equal, order is lost. */
export function shortenKey(key: Buffer): Buffer {
  if (key.length <= MAX_KEY_BYTES) return key;
  const hash = createHash('sha256').update(key).digest();
  return Buffer.concat([key.subarray(0, MAX_KEY_BYTES), hash]);
}
