import { type Document, deserialize, serialize } from 'bson';

export type { Document };

// Class instances of bson stay as they are, so that nothing is lost between reading and writing back,
// except the difference between int32, int64 (when safe) and double.
const DECODE = { promoteBuffers: false, bsonRegExp: true } as const;

export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, DECODE);
}

/** Encodes what will be stored or answered. `undefined` values are left out, as drivers do by default. */
export function encode(document: Document): Uint8Array {
  return serialize(document, { ignoreUndefined: true });
}

/** A plain document: not an array, not one of bson's classes, not a Date or RegExp. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The class name bson gives its own values (`ObjectId`, `Binary`, ...), or undefined. */
export function bsonClass(value: object): string | undefined {
  return (value as { _bsontype?: string })._bsontype;
}
