import type { FileHandle } from 'node:fs/promises';
import { finished, type Readable } from 'node:stream';
import { finished as whenFinished } from 'node:stream/promises';

import { AppendInterruptedError } from '../errors.js';
import { PositionedWriter } from './positioned-writer.js';
import { asStorageError } from './system-errors.js';

export interface Interruption {
  cause: unknown;
  aborted: boolean;
}

/**
 * Writes the source at `offset` until it ends, breaks or is aborted, and makes what arrived durable in every case.
 * Resolves with the number of bytes then in the file.
 */
export async function appendStream(
  file: FileHandle,
  offset: number,
  source: Readable,
  signal?: AbortSignal,
): Promise<number> {
  const writer = new PositionedWriter(file, offset);
  let interruption: Interruption | undefined;
  try {
    interruption = await pump(source, writer, signal);
  } catch (error) {
    await sync(file, offset);
    throw asStorageError(error, writer.position);
  }
  await sync(file, offset);
  if (interruption) throw new AppendInterruptedError(writer.position, interruption);
  return writer.position;
}

/** Some file systems (NFS, delayed allocation) find out only here that the disk is full: then only `known` is sure. */
async function sync(file: FileHandle, known: number): Promise<void> {
  try {
    await file.datasync();
  } catch (error) {
    throw asStorageError(error, known);
  }
}

/** Neither side is destroyed on a break, as `pipeline` would do: chunks that wait in the writer are still written. */
export async function pump(
  source: Readable,
  writer: PositionedWriter,
  signal: AbortSignal | undefined,
): Promise<Interruption | undefined> {
  let interruption: Interruption | undefined;
  const stop = (reason: Interruption) => {
    if (writer.writableEnded) return;
    interruption = reason;
    source.unpipe(writer);
    writer.end();
  };
  const onAbort = () => stop({ cause: signal?.reason, aborted: true });

  const written = whenFinished(writer);
  // `finished` keeps its listeners: an error of the source that comes after an abort must not end the process.
  finished(source, { writable: false }, (error) => error && stop({ cause: error, aborted: false }));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal?.aborted) onAbort();
    else source.pipe(writer);
    await written;
  } finally {
    source.unpipe(writer);
    signal?.removeEventListener('abort', onAbort);
  }
  return interruption;
}
