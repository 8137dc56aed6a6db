import type { IncomingMessage } from 'node:http';
import { DomainError } from '@smarttag/domain';
import { AppendInterruptedError, StorageFullError, type Storage, type StorageKey } from '@smarttag/storage';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import type { HeldLease, LeaseEnd } from '../leases/held-lease.js';
import { Meter } from './meter.js';

export interface Received {
  /** Durable bytes of the upload now. */
  offset: number;
  bytes: number;
  lastByteAt?: Date;
  /** Why it ended before the sender did. */
  end?: LeaseEnd;
}

const tooMany = () => new ProtocolRefusal(413, 'More bytes came than were declared for this file.');
const silent = (ms: number) =>
  new DomainError(
    'SERVICE_UNAVAILABLE',
    `No byte came for ${ms / 1000} seconds. What arrived is kept; go on from there.`,
  );
const full = () =>
  new DomainError('STORAGE_FULL', 'There is no room left for this file just now. What arrived is kept.');

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
    private readonly offset: number,
    size: number,
    idleMs: number,
  ) {
    this.meter = new Meter(size - offset, (fits) => this.mayPass(fits));
    this.idle = setTimeout(() => this.stop({ reason: silent(idleMs), lost: false }), idleMs);
    lease.report(() => ({ offset: offset + this.meter.bytes, lastByteAt: this.lastByteAt }));
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
      return { offset, bytes: offset - this.offset, lastByteAt: this.lastByteAt, end: this.end };
    } finally {
      clearTimeout(this.idle);
      request.off('close', onClose);
      request.unpipe(meter);
    }
  }

  private async append(storage: Storage, key: StorageKey): Promise<number> {
    try {
      return (await storage.append(key, this.offset, this.meter, { signal: this.cut.signal })).offset;
    } catch (error) {
      if (error instanceof AppendInterruptedError) return error.offset;
      if (!(error instanceof StorageFullError)) throw error;
      this.end = { reason: full(), lost: false };
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
