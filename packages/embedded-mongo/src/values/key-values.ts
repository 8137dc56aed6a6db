import { isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { isArrayIndex, own } from '../match/paths.js';
import { EMPTY_ARRAY, KeyWriter } from './key-bytes.js';

/** One field of an index or sort pattern. */
export interface KeyField {
  path: string;
  parts: string[];
  descending: boolean;
}

export function keyFields(pattern: Record<string, unknown>): KeyField[] {
  return Object.entries(pattern).map(([path, direction]) => ({
    path,
    parts: path.split('.'),
    descending: Number(direction) < 0,
  }));
}

export interface KeySet {
  /** each key's component values; more than one when a field holds an array */
  keys: unknown[][];
  /** per field: does its path go through or end in an array here */
  arrays: boolean[];
  /** no field of the pattern exists in the document */
  allMissing: boolean;
}

/**
 * The keys of a document under a pattern: one for a document without arrays, else one for each element.
 * Missing fields give undefined, empty arrays EMPTY_ARRAY. Throws when two fields hold different arrays.
 */
export function keyValues(document: unknown, fields: readonly KeyField[]): KeySet {
  const plain = plainKey(document, fields);
  if (plain) return plain;
  const arrays = fields.map(() => false);
  const keys: unknown[][] = [];
  expand(
    document,
    fields.map((field) => ({ rest: field.parts })),
    arrays,
    keys,
  );
  return { keys, arrays, allMissing: keys.every((key) => key.every((value) => value === undefined)) };
}

function plainKey(document: unknown, fields: readonly KeyField[]): KeySet | undefined {
  const key: unknown[] = [];
  let allMissing = true;
  for (const { parts } of fields) {
    let value: unknown = document;
    for (const part of parts) {
      value = own(value, part);
      if (value === undefined || Array.isArray(value)) break;
    }
    if (Array.isArray(value)) return undefined;
    if (value !== undefined) allMissing = false;
    key.push(value);
  }
  return { keys: [key], arrays: fields.map(() => false), allMissing };
}

/** A field while it is being followed: what of its path remains, or the value it came to. */
interface Following {
  rest: string[];
  done?: boolean;
  value?: unknown;
}

/** Walks all fields together, so that fields below one array take their values from the same element. */
function expand(document: unknown, following: Following[], arrays: boolean[], keys: unknown[][]): void {
  let array: unknown[] | undefined;
  let prefix = '';
  const sources = following.map((field) => {
    if (field.done) return undefined;
    const found = toArray(document, field.rest);
    if (!found.array) return found;
    const path = field.rest.slice(0, field.rest.length - found.rest.length).join('.');
    if (array && prefix !== path) throw parallel(prefix, path);
    array = found.array;
    prefix = path;
    return found;
  });
  if (!array) {
    keys.push(following.map((field, i) => (field.done ? field.value : sources[i]!.value)));
    return;
  }
  sources.forEach((source, i) => {
    if (source?.array) arrays[i] = true;
  });
  const elements: unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  for (const element of elements) {
    const next = following.map((field, i) => {
      const source = sources[i];
      if (!source) return field;
      if (!source.array) return { rest: [], done: true, value: source.value };
      return enter(element, source.rest);
    });
    expand(element, next, arrays, keys);
  }
}

function enter(element: unknown, rest: string[]): Following {
  if (element === EMPTY_ARRAY)
    return { rest: [], done: true, value: rest.length === 0 ? EMPTY_ARRAY : undefined };
  if (rest.length === 0) return { rest: [], done: true, value: element };
  return isDocument(element) ? { rest } : { rest: [], done: true, value: undefined };
}

/** Follows a path to its end or to the first array on it (an array is passed by when the path names an index). */
function toArray(document: unknown, parts: string[]): { array?: unknown[]; rest: string[]; value?: unknown } {
  let value = document;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    value = Array.isArray(value) ? value[Number(part)] : own(value, part);
    if (value === undefined) return { rest: [] };
    if (Array.isArray(value)) {
      const next = parts[i + 1];
      if (
        next !== undefined &&
        isArrayIndex(next) &&
        !value.some((e) => isDocument(e) && Object.hasOwn(e, next))
      ) {
        continue;
      }
      return { array: value, rest: parts.slice(i + 1) };
    }
  }
  return { rest: [], value };
}

function parallel(a: string, b: string): MongoError {
  return new MongoError('CannotIndexParallelArrays', `cannot index parallel arrays [${b}] [${a}]`);
}

const writer = new KeyWriter();

export function encodeKey(values: readonly unknown[], fields: readonly KeyField[]): Buffer {
  writer.reset();
  for (let i = 0; i < fields.length; i++) writer.add(values[i], fields[i]!.descending);
  return writer.bytes();
}

/** The bytes a document sorts by: its first key under the pattern, which for arrays is the least (or greatest) element. */
export function sortKey(document: unknown, fields: readonly KeyField[]): Buffer {
  const keys = sortValues(document, fields);
  let least = encodeKey(keys[0]!, fields);
  for (let i = 1; i < keys.length; i++) {
    const bytes = encodeKey(keys[i]!, fields);
    if (Buffer.compare(bytes, least) < 0) least = bytes;
  }
  return least;
}

function sortValues(document: unknown, fields: readonly KeyField[]): unknown[][] {
  try {
    return keyValues(document, fields).keys;
  } catch (error) {
    if (error instanceof MongoError && error.codeName === 'CannotIndexParallelArrays') {
      throw new MongoError('BadValue', 'cannot sort with keys that are parallel arrays');
    }
    throw error;
  }
}
