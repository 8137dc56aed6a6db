import { MongoError } from '../errors.js';

/** Where a cursor's documents come from, already encoded. */
export interface BatchSource {
  /** Up to `most` documents and about `bytes` bytes; `done` when there are no more. */
  next(most: number, bytes: number): Promise<{ documents: Uint8Array[]; done: boolean }>;
  close(): void;
}

interface Cursor {
  source: BatchSource;
  ns: string;
  usedAt: number;
  busy: boolean;
}

/** MongoDB's own time an idle cursor lives, in milliseconds. */
export const IDLE_CURSOR = 600_000;

/** The open cursors of a server. */
export class Cursors {
  private readonly open = new Map<number, Cursor>();
  private nextId = Math.floor(Math.random() * 1e9) + 1;

  add(ns: string, source: BatchSource): number {
    const id = this.nextId++;
    this.open.set(id, { source, ns, usedAt: Date.now(), busy: false });
    return id;
  }

  get size(): number {
    return this.open.size;
  }

  /** The next batch of a cursor, which is closed when it is done or fails. */
  async next(
    id: number,
    ns: string,
    most: number,
    bytes: number,
  ): Promise<{ documents: Uint8Array[]; done: boolean }> {
    const cursor = this.open.get(id);
    if (!cursor) throw new MongoError('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.ns !== ns) {
      throw new MongoError(
        'Unauthorized',
        `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
      );
    }
    if (cursor.busy) throw new MongoError('CursorInUse', `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const batch = await cursor.source.next(most, bytes);
      if (batch.done) this.close(id);
      return batch;
    } catch (error) {
      this.close(id);
      throw error;
    } finally {
      cursor.busy = false;
      cursor.usedAt = Date.now();
    }
  }

  close(id: number): boolean {
    const cursor = this.open.get(id);
    if (!cursor) return false;
    this.open.delete(id);
    cursor.source.close();
    return true;
  }

  /** Closes cursors nobody has asked for longer than `idle` milliseconds. */
  reap(idle: number): number {
    const before = Date.now() - idle;
    const old = [...this.open].filter(([, cursor]) => !cursor.busy && cursor.usedAt <= before);
    for (const [id] of old) this.close(id);
    return old.length;
  }

  closeAll(): void {
    for (const id of [...this.open.keys()]) this.close(id);
  }
}
