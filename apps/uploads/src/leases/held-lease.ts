import { DomainError, type Upload, type WriteScope } from '@smarttag/domain';
import type { LeaseHolder, UploadsRepository } from '@smarttag/domain/mongoose';

/** Why a holder has to stop. */
export interface LeaseEnd {
  reason: DomainError;
  /** Somebody else may be writing already: not one byte more, nothing saved. */
  lost: boolean;
}

export interface Progress {
  offset: number;
  lastByteAt?: Date;
}

const askedFor = () =>
  new DomainError('UPLOAD_LOCKED', 'This upload goes on from somewhere else.', { takenOver: true });
const lost = () =>
  new DomainError('UPLOAD_LOCKED', 'The hold on this upload was lost; ask for the offset again.');

/** Clocks of two processes may differ by a little: a holder stops this part of the lease earlier. */
const MARGIN = 0.1;

/** The right to write one upload, as long as it is renewed. Every write names its epoch. */
export class HeldLease {
  private validUntil: number;
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private ended: LeaseEnd | undefined;
  private readonly listeners = new Set<(end: LeaseEnd) => void>();
  private progress: () => Progress | undefined = () => undefined;

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly scope: WriteScope,
    private upload: Upload,
    private readonly holder: LeaseHolder,
    private readonly times: { leaseMs: number; renewMs: number },
    askedAt: number,
    private readonly onRelease: () => void,
  ) {
    this.validUntil = this.validFrom(askedAt);
    this.timer = setInterval(() => void this.renew(), times.renewMs);
  }

  get id(): string {
    return this.upload.id;
  }

  /** A paused process finds out by its own clock, before it writes, that others may have gone on without it. */
  isValid(): boolean {
    if (performance.now() >= this.validUntil) this.end({ reason: lost(), lost: true });
    return !this.ended?.lost;
  }

  /** Tells lists how far the bytes are, with each renewal. */
  report(progress: () => Progress): void {
    this.progress = progress;
  }

  onEnd(listener: (end: LeaseEnd) => void): void {
    if (this.ended) listener(this.ended);
    else this.listeners.add(listener);
  }

  /** Prolongs the lease and sees whether somebody asks for it. Several calls at once are one. */
  renew(): Promise<void> {
    this.renewing ??= this.renewOnce().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  /** @throws UPLOAD_LOCKED when the lease is another's by now */
  async save(change: Parameters<UploadsRepository['update']>[3]): Promise<void> {
    const { offset } = change;
    // A renewal tells what had arrived earlier: none may be written after this.
    if (offset !== undefined) this.progress = () => ({ offset });
    await this.renewing;
    const saved = await this.uploads.update(this.scope, this.id, this.holder, change);
    if (!saved) {
      this.end({ reason: lost(), lost: true });
      throw lost();
    }
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
    try {
      await this.uploads.releaseLease(this.scope, this.id, this.holder);
    } finally {
      this.onRelease();
    }
  }

  private async renewOnce(): Promise<void> {
    const askedAt = performance.now();
    try {
      const { offset = this.upload.offset, lastByteAt } = this.progress() ?? {};
      const renewed = await this.uploads.renewLease(this.scope, this.id, this.holder, {
        until: new Date(Date.now() + this.times.leaseMs),
        offset,
        ...(lastByteAt && { lastByteAt }),
      });
      if (!renewed) return this.end({ reason: lost(), lost: true });
      this.upload = renewed;
      this.validUntil = this.validFrom(askedAt);
      if (renewed.lease?.requested) this.end({ reason: askedFor(), lost: false });
    } catch {
      // The database is away: go on as long as the lease surely holds.
      this.isValid();
    }
  }

  private end(end: LeaseEnd): void {
    if (this.ended?.lost || (this.ended && !end.lost)) return;
    this.ended = end;
    for (const listener of this.listeners) listener(end);
  }

  private validFrom(askedAt: number): number {
    return askedAt + this.times.leaseMs * (1 - MARGIN);
  }
}
