import { type Iterator as Stream, Lazy } from 'mingo/lazy';
import { type Document } from '../bson-codec.js';

export type { Stream };

/** A stream from a generator function, started when its first document is asked for. */
export function lazily(make: () => Iterable<unknown>): Stream {
  let iterator: Iterator<unknown> | undefined;
  return Lazy(() => {
    iterator ??= make()[Symbol.iterator]();
    const { value, done } = iterator.next();
    return { value, done: done ?? false };
  });
}

/** The documents of a stream. */
export function* documentsOf(source: Stream): Generator<Document> {
  for (let next = source.next(); !next.done; next = source.next()) yield next.value as Document;
}
