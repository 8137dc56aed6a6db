import type { IncomingMessage } from 'node:http';
import {
  AppendInterruptedError,
  ChecksumMismatchError,
  StorageFullError,
  type Checksum,
  type Storage,
  type StorageKey,
} from '@smarttag/storage';
import type { HeldLease, LeaseEnd } from '../leases/held-lease.js';
import { Meter } from './meter.js';
import { noRoom, notAsPromised, silent, tooMany } from './stop-reasons.js';

/** Where the bytes of one request go. */
export interface Place {
  offset: number;
  /** Of the whole upload. */
  size: number;
  /** Of what comes now: then it counts once all of it was seen. */
  checksum?: Checksum;
}

export interface Received {
  /** Durable bytes of the upload now. */
  offset: number;
  bytes: number;
  lastByteAt?: Date;
  /** Why it ended before the sender did. */
  end?: LeaseEnd;
}

/**
 * The body of one request on its way into the storage. Whatever ends it — the sender, silence, the lease,
 * a full disk — what arrived is kept and counted.
 */
export class Reception {
  private readonly meter: Meter;
  private readonly cut = new AbortController();
  private readonly idle: NodeJS.Timeout;
  private end: LeaseEnd | undefined;
  private lastByteAt: Date | undefined;

  constructor(
    private readonly request: IncomingMessage,
    private readonly lease: HeldLease,
    private readonly place: Place,
    idleMs: number,
  ) {
    const { offset, size, checksum } = place;
    this.meter = new Meter(size - offset, (fits) => this.mayPass(fits));
    this.idle = setTimeout(() => this.stop({ reason: silent(idleMs), lost: false }), idleMs);
    const counted = () => (checksum ? offset : offset + this.meter.bytes);
    lease.report(() => ({ offset: counted(), lastByteAt: this.lastByteAt }));
    lease.onEnd((end) => this.stop(end));
  }

  /** What has passed is still stored, unless the lease is lost: then not one byte more. */
  stop(end: LeaseEnd): void {
    if (end.lost) {
      this.end = end;
      this.cut.abort(end.reason);
    } else if (!this.meter.writableEnded) this.end = end;
    this.endOfBody();
  }

  /** @throws what the storage throws for faults that are nobody's here */
  async store(storage: Storage, key: StorageKey): Promise<Received> {
    const { request, meter } = this;
    // A body cut off by the sender's death has no `end`.
    const onClose = () => this.endOfBody();
    request.on('close', onClose);
    if (request.destroyed || this.end) this.endOfBody();
    else request.pipe(meter);
    try {
      const offset = await this.append(storage, key);
      const bytes = offset - this.place.offset;
      return { offset, bytes, lastByteAt: bytes > 0 ? this.lastByteAt : undefined, end: this.end };
    } finally {
      clearTimeout(this.idle);
      request.off('close', onClose);
      request.unpipe(meter);
    }
  }

  private async append(storage: Storage, key: StorageKey): Promise<number> {
    const { offset, checksum } = this.place;
    try {
      return (await storage.append(key, offset, this.meter, { signal: this.cut.signal, checksum })).offset;
    } catch (error) {
      if (error instanceof AppendInterruptedError) return error.offset;
      if (error instanceof StorageFullError) this.end = { reason: noRoom(), lost: false };
      else if (!(error instanceof ChecksumMismatchError)) throw error;
      // A body that was cut short cannot match, which says nothing of what was sent.
      else if (!this.end && this.request.complete) this.end = { reason: notAsPromised(), lost: false };
      return error.offset;
    }
  }

  private mayPass(fits: boolean): boolean {
    if (this.end) return false;
    if (!fits) this.stop({ reason: tooMany(), lost: false });
    if (!fits || !this.lease.isValid()) return false;
    this.idle.refresh();
    this.lastByteAt = new Date();
    return true;
  }

  private endOfBody(): void {
    this.request.unpipe(this.meter);
    if (!this.meter.writableEnded) this.meter.end();
  }
}
