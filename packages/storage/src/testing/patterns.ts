import { Readable } from 'node:stream';

/** Bytes that differ from place to place, so that a shifted or repeated piece is noticed. */
export function patternBytes(length: number, from = 0): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let index = 0; index < length; index++) {
    const position = from + index;
    bytes[index] = (position ^ (position >>> 8) ^ (position >>> 16)) & 0xff;
  }
  return bytes;
}

/** The same bytes as {@link patternBytes}, made while they are read; breaks with `error` after the last of them. */
export function patternStream(
  length: number,
  options: { chunkBytes?: number; error?: Error } = {},
): Readable {
  return Readable.from(chunks(length, options), { objectMode: false });
}

function* chunks(
  length: number,
  { chunkBytes = 64 * 1024, error }: { chunkBytes?: number; error?: Error },
): Generator<Buffer> {
  for (let from = 0; from < length; from += chunkBytes) {
    yield patternBytes(Math.min(chunkBytes, length - from), from);
  }
  if (error) throw error;
}
