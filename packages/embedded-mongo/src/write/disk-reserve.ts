import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MongoError } from '../errors.js';
import { type Environment } from '../store/environment.js';

/** Room that is always there for the next transaction, beyond what it brings along. */
const MARGIN = 2 * 2 ** 20;
/** A document is copied into its page, into its indexes' pages, and those into new ones. */
const FACTOR = 8;
const STEP = 8 * 2 ** 20;
const ZEROS = Buffer.alloc(2 ** 20);

interface Statistics {
  pageSize: number;
  lastPageNumber: number;
}

/**
 * Keeps the store's file longer than its content, by writing zeros behind it. A full disk then shows here, as an
 * error before the transaction; LMDB's own commit, which this release cannot fail without harm to its memory, finds
 * the room it needs.
 */
export class DiskReserve {
  private readonly file: number;
  /** bytes known to be free behind the content, less what transactions may have used since */
  private left = 0;

  constructor(
    private readonly environment: Environment,
    dataDir: string,
  ) {
    this.file = openSync(join(dataDir, 'data.mdb'), 'r+');
  }

  /** Makes room for a transaction that brings so many bytes; throws OutOfDiskSpace when the disk has none. */
  ensure(bytes: number): void {
    const needed = MARGIN + bytes * FACTOR;
    if (this.left < needed) this.measure();
    if (this.left < needed) this.extend(needed - this.left);
    this.left -= needed - MARGIN + ZEROS.length / 4;
  }

  close(): void {
    closeSync(this.file);
  }

  private measure(): void {
    const { pageSize, lastPageNumber } = this.environment.root.getStats() as Statistics;
    this.left = fstatSync(this.file).size - (lastPageNumber + 1) * pageSize;
  }

  private extend(by: number): void {
    const { size } = fstatSync(this.file);
    const until = size + Math.max(by, STEP);
    try {
      for (let at = size; at < until;) {
        const written = writeSync(this.file, ZEROS, 0, Math.min(ZEROS.length, until - at), at);
        at += written;
        this.left += written;
      }
    } catch (error) {
      // what could be written may be enough for this one
      if (this.left >= by + MARGIN) return;
      throw new MongoError('OutOfDiskSpace', `the disk is full: ${(error as Error).message}`);
    }
  }
}
