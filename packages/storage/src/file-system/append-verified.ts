import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';

import { AppendInterruptedError, ChecksumMismatchError } from '../errors.js';
import type { Checksum } from '../storage.js';
import { appendStream, pump } from './append-stream.js';
import { temporaryPath } from './layout.js';
import { PositionedWriter } from './positioned-writer.js';
import { asStorageError } from './system-errors.js';

interface Verifying {
  checksum: Checksum;
  signal?: AbortSignal;
  rootDir: string;
}

/**
 * Lets the source wait in a file without a name until its checksum is known, and appends it then: whoever measures the
 * file, and at whatever moment a process dies, sees verified bytes only.
 */
export async function appendVerified(
  file: FileHandle,
  offset: number,
  source: Readable,
  { checksum, signal, rootDir }: Verifying,
): Promise<number> {
  const waiting = await openNameless(rootDir);
  try {
    const digest = await stage(waiting, offset, source, { checksum, signal });
    if (!digest.equals(checksum.digest)) throw new ChecksumMismatchError(offset);
    const verified = waiting.createReadStream({ start: 0, autoClose: false, highWaterMark: COPY_BYTES });
    return await appendStream(file, offset, verified, signal);
  } finally {
    await waiting.close();
  }
}

const COPY_BYTES = 1024 * 1024;

/** @returns the digest of all that came */
async function stage(
  waiting: FileHandle,
  offset: number,
  source: Readable,
  { checksum, signal }: Omit<Verifying, 'rootDir'>,
): Promise<Buffer> {
  const hash = createHash(checksum.algorithm);
  const writer = new HashedWriter(waiting, hash);
  try {
    const interruption = await pump(source, writer, signal);
    if (interruption) throw new AppendInterruptedError(offset, interruption);
  } catch (error) {
    throw asStorageError(error, offset);
  }
  return hash.digest();
}

class HashedWriter extends PositionedWriter {
  constructor(
    file: FileHandle,
    private readonly hash: Hash,
  ) {
    super(file, 0);
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.hash.update(chunk);
    super._write(chunk, encoding, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    for (const { chunk } of chunks) this.hash.update(chunk);
    super._writev(chunks, done);
  }
}

/** Its name goes at once, so a crash leaves nothing behind; nor is it ever synced, for only what is appended counts. */
async function openNameless(rootDir: string): Promise<FileHandle> {
  const path = temporaryPath(rootDir);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx+', 0o640);
  await unlink(path);
  return file;
}
