import type { Readable } from 'node:stream';

import type { StorageKey } from './storage-key.js';

export const CHECKSUM_ALGORITHMS = ['sha256', 'sha1'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

export interface Checksum {
  algorithm: ChecksumAlgorithm;
  digest: Uint8Array;
}

export interface AppendOptions {
  /** Stops the append: what was delivered until then is kept, and {@link AppendInterruptedError} tells the offset. */
  signal?: AbortSignal;
  /** Of the whole stream: not one byte of it is in the file before all of them were found to match. */
  checksum?: Checksum;
}

/** Bytes `start` to `end`, both included and counted from 0, as in an HTTP range; without `end` to the last byte. */
export interface ByteRange {
  start: number;
  end?: number;
}

/** A file that tools which want a path can open. Valid until `release`, which may be called twice. */
export interface LocalFile {
  path: string;
  release(): Promise<void>;
}

/**
 * Where bytes live. Originals grow by `append` and are sealed by `finish`; small derived files are `put` whole.
 * One writer per key at a time: whoever appends holds the upload's lease.
 */
export interface Storage {
  /**
   * Writes the stream at exactly `offset`, which must be the number of bytes already there (0 makes the file).
   * Resolves once every byte is durable, with the new number of bytes. The stream is never destroyed here.
   * @throws OffsetMismatchError nothing was written
   * @throws AppendInterruptedError the stream broke or the signal fired; what had arrived is durable
   * @throws StorageFullError what fitted is durable
   * @throws ChecksumMismatchError nothing of the stream is kept; nor is it when a stream with a checksum breaks
   */
  append(
    key: StorageKey,
    offset: number,
    stream: Readable,
    options?: AppendOptions,
  ): Promise<{ offset: number }>;

  /** The number of bytes that would survive a power cut; `undefined` when there is no such file, 0 when it is empty. */
  size(key: StorageKey): Promise<number | undefined>;

  /**
   * Makes a whole upload durable, its name included; may be repeated.
   * @throws NotStoredError
   */
  finish(key: StorageKey): Promise<void>;

  /**
   * Writes a small file whole, replacing an older one; a reader sees the old or the new bytes, never a mixture.
   * @throws StorageFullError the older file is untouched
   */
  put(key: StorageKey, bytes: Uint8Array): Promise<void>;

  /** @throws NotStoredError */
  openLocal(key: StorageKey): Promise<LocalFile>;

  /**
   * @throws NotStoredError
   * @throws RangeNotSatisfiableError the range begins after the last byte or is not a range
   */
  read(key: StorageKey, range?: ByteRange): Promise<Readable>;

  /** Removes the file; no error when there is none. */
  remove(key: StorageKey): Promise<void>;

  /** Bytes that can still be stored, for health checks. */
  freeBytes(): Promise<number>;

  /** Bytes that could be stored if nothing were. */
  totalBytes(): Promise<number>;
}
