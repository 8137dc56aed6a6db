import { type Document } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { type KeyField, keyFields, sortKey } from '../values/key-values.js';
import { documentsOf, lazily, type Stream } from './streams.js';

/** Checks a sort specification: field paths with 1 or -1. */
export function sortFields(spec: Document): KeyField[] {
  const entries = Object.entries(spec);
  if (entries.length > 32) throw new MongoError('BadValue', 'too many sort fields');
  for (const [path, direction] of entries) {
    if (path === '$natural') throw notImplemented('$natural beside other sort fields');
    if (path === '' || path.startsWith('$') || path.split('.').includes('')) {
      throw new MongoError(16410, `FieldPath field names may not start with '$' or be empty: '${path}'`);
    }
    if (!isNumeric(direction) || Math.abs(toDouble(direction)) !== 1) {
      if (typeof direction === 'object') throw notImplemented('a $meta sort');
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
  }
  return keyFields(spec);
}

/** Puts a stream in order, by the same key bytes an index has; equal documents keep their order. */
export function sortDocuments(source: Stream, spec: Document): Stream {
  const fields = sortFields(spec);
  if (fields.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  return lazily(function* () {
    const keyed: { key: Buffer; document: Document }[] = [];
    for (const document of documentsOf(source)) keyed.push({ key: sortKey(document, fields), document });
    keyed.sort((a, b) => Buffer.compare(a.key, b.key));
    for (const { document } of keyed) yield document;
  });
}
