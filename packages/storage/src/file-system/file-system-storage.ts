import { constants } from 'node:fs';
import { access, mkdir, open, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';

import { NotStoredError, OffsetMismatchError, RangeNotSatisfiableError } from '../errors.js';
import type { StorageKey } from '../storage-key.js';
import type { AppendOptions, ByteRange, LocalFile, Storage } from '../storage.js';
import { appendStream } from './append-stream.js';
import { appendVerified } from './append-verified.js';
import { syncDirectory, syncParents } from './durability.js';
import { pathOf } from './layout.js';
import { asStorageError, isMissing } from './system-errors.js';
import { writeWhole } from './write-whole.js';

/** Large reads: fewer trips through the thread pool for a whole video. */
const READ_BYTES = 256 * 1024;

/** Keeps each key as one file below `rootDir`, which is made when it is first needed. */
export class FileSystemStorage implements Storage {
  private readonly rootDir: string;

  constructor(rootDir: string) {
    this.rootDir = resolve(rootDir);
  }

  async append(key: StorageKey, offset: number, stream: Readable, options: AppendOptions = {}) {
    const path = pathOf(this.rootDir, key);
    const file = await this.openForAppend(path, offset);
    try {
      const { size } = await file.stat();
      if (size !== offset) throw new OffsetMismatchError(offset, size);
      if (offset === 0) await syncParents(path, this.rootDir);
      return { offset: await this.appendTo(file, offset, stream, options) };
    } finally {
      await file.close();
    }
  }

  async size(key: StorageKey): Promise<number | undefined> {
    try {
      return await this.withFile(key, 'r+', async (file) => {
        const { size } = await file.stat();
        // Bytes of a writer that died may still be in the page cache only.
        await file.datasync();
        return size;
      });
    } catch (error) {
      if (error instanceof NotStoredError) return undefined;
      throw error;
    }
  }

  async finish(key: StorageKey): Promise<void> {
    await this.withFile(key, 'r+', (file) => file.datasync());
    await syncParents(pathOf(this.rootDir, key), this.rootDir);
  }

  async put(key: StorageKey, bytes: Uint8Array): Promise<void> {
    await writeWhole(this.rootDir, pathOf(this.rootDir, key), bytes);
  }

  async openLocal(key: StorageKey): Promise<LocalFile> {
    const path = pathOf(this.rootDir, key);
    await access(path).catch((error: unknown) => {
      throw isMissing(error) ? new NotStoredError(key) : error;
    });
    return { path, release: async () => {} };
  }

  async read(key: StorageKey, range?: ByteRange): Promise<Readable> {
    const file = await this.openStored(key, 'r');
    try {
      if (range) checkRange(range, (await file.stat()).size);
      return file.createReadStream({ highWaterMark: READ_BYTES, ...range });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async remove(key: StorageKey): Promise<void> {
    const path = pathOf(this.rootDir, key);
    try {
      await unlink(path);
      await syncDirectory(dirname(path));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async freeBytes(): Promise<number> {
    await mkdir(this.rootDir, { recursive: true });
    const { bavail, bsize } = await statfs(this.rootDir);
    return bavail * bsize;
  }

  async totalBytes(): Promise<number> {
    await mkdir(this.rootDir, { recursive: true });
    const { blocks, bsize } = await statfs(this.rootDir);
    return blocks * bsize;
  }

  private appendTo(file: FileHandle, offset: number, stream: Readable, options: AppendOptions) {
    const { checksum, signal } = options;
    if (!checksum) return appendStream(file, offset, stream, signal);
    return appendVerified(file, offset, stream, { checksum, signal, rootDir: this.rootDir });
  }

  private async openForAppend(path: string, offset: number): Promise<FileHandle> {
    try {
      if (offset !== 0) return await open(path, 'r+');
      await mkdir(dirname(path), { recursive: true });
      return await open(path, constants.O_RDWR | constants.O_CREAT, 0o640);
    } catch (error) {
      throw isMissing(error) ? new OffsetMismatchError(offset, 0) : asStorageError(error, 0);
    }
  }

  private async withFile<T>(
    key: StorageKey,
    flags: string,
    use: (file: FileHandle) => Promise<T>,
  ): Promise<T> {
    const file = await this.openStored(key, flags);
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  }

  private async openStored(key: StorageKey, flags: string): Promise<FileHandle> {
    try {
      return await open(pathOf(this.rootDir, key), flags);
    } catch (error) {
      throw isMissing(error) ? new NotStoredError(key) : error;
    }
  }
}

function checkRange({ start, end = Infinity }: ByteRange, size: number): void {
  const whole = Number.isSafeInteger(start) && (end === Infinity || Number.isSafeInteger(end));
  if (!whole || start < 0 || start >= size || end < start) throw new RangeNotSatisfiableError(size);
}
