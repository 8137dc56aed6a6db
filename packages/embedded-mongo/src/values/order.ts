import {
  type Binary,
  type BSONRegExp,
  type BSONSymbol,
  type Code,
  type ObjectId,
  type Timestamp,
} from 'bson';
import { bsonClass } from '../bson-codec.js';
import { compareNumbers } from './numbers.js';

/** Ranks of BSON's types in MongoDB's comparison order (manual: "BSON Types, Comparison/Sort Order"). */
export const RANK = {
  minKey: 0x05,
  /** an empty array as an index or sort key stands before null */
  emptyArray: 0x0f,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x60,
  objectId: 0x70,
  boolean: 0x80,
  date: 0x90,
  timestamp: 0xa0,
  regex: 0xb0,
  code: 0xc0,
  maxKey: 0xf0,
} as const;

const CLASS_RANK: Record<string, number> = {
  MinKey: RANK.minKey,
  MaxKey: RANK.maxKey,
  Long: RANK.number,
  Int32: RANK.number,
  Double: RANK.number,
  Decimal128: RANK.number,
  BSONSymbol: RANK.string,
  Binary: RANK.binary,
  UUID: RANK.binary,
  ObjectId: RANK.objectId,
  Timestamp: RANK.timestamp,
  BSONRegExp: RANK.regex,
  Code: RANK.code,
};

export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return RANK.string;
    case 'number':
    case 'bigint':
      return RANK.number;
    case 'boolean':
      return RANK.boolean;
    case 'object':
      return value === null ? RANK.null : rankOfObject(value);
    default:
      return RANK.null;
  }
}

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  if (value instanceof RegExp) return RANK.regex;
  const name = bsonClass(value);
  if (name !== undefined) return CLASS_RANK[name] ?? RANK.object;
  return ArrayBuffer.isView(value) ? RANK.binary : RANK.object;
}

/** MongoDB's total order of values; negative, zero or positive. `undefined` (missing) equals null. */
export function compareValues(a: unknown, b: unknown): number {
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  return difference !== 0 ? difference : compareSameRank(rank, a, b);
}

export function equalValues(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

function compareSameRank(rank: number, a: unknown, b: unknown): number {
  switch (rank) {
    case RANK.number:
      return compareNumbers(a, b);
    case RANK.string:
      return compareStrings(text(a), text(b));
    case RANK.object:
      return compareObjects(a as object, b as object);
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case RANK.binary:
      return compareBinaries(a as Binary | Uint8Array, b as Binary | Uint8Array);
    case RANK.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case RANK.boolean:
      return Number(a) - Number(b);
    case RANK.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime());
    case RANK.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case RANK.regex: {
      const [x, y] = [regexParts(a), regexParts(b)];
      return compareStrings(x.source, y.source) || compareStrings(x.flags, y.flags);
    }
    case RANK.code:
      return compareStrings((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : (value as BSONSymbol).value;
}

/** By code point, which is the order of the UTF-8 bytes. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointWeight(x) - codePointWeight(y);
  }
  return a.length - b.length;
}

// Surrogates (beyond the basic plane) come after all other units in UTF-8, but not in UTF-16.
function codePointWeight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

function compareObjects(a: object, b: object): number {
  const xs = Object.entries(objectFields(a));
  const ys = Object.entries(objectFields(b));
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const [xName, x] = xs[i]!;
    const [yName, y] = ys[i]!;
    const rank = rankOf(x);
    const order = rank - rankOf(y) || compareStrings(xName, yName) || compareSameRank(rank, x, y);
    if (order !== 0) return order;
  }
  return xs.length - ys.length;
}

/** The fields of a document; of a DBRef those it is stored with. */
export function objectFields(value: object): Record<string, unknown> {
  if (bsonClass(value) !== 'DBRef') return value as Record<string, unknown>;
  const ref = value as { collection: string; oid: unknown; db?: string; fields: object };
  return { $ref: ref.collection, $id: ref.oid, ...(ref.db ? { $db: ref.db } : {}), ...ref.fields };
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export function binaryParts(value: Binary | Uint8Array): { bytes: Uint8Array; subtype: number } {
  if (ArrayBuffer.isView(value)) return { bytes: value as Uint8Array, subtype: 0 };
  return { bytes: value.buffer.subarray(0, value.position), subtype: value.sub_type };
}

function compareBinaries(a: Binary | Uint8Array, b: Binary | Uint8Array): number {
  const x = binaryParts(a);
  const y = binaryParts(b);
  return x.bytes.length - y.bytes.length || x.subtype - y.subtype || Buffer.compare(x.bytes, y.bytes);
}

export function regexParts(value: unknown): { source: string; flags: string } {
  if (value instanceof RegExp) return { source: value.source, flags: value.flags.replace(/[^imsx]/g, '') };
  return { source: (value as BSONRegExp).pattern, flags: (value as BSONRegExp).options };
}
