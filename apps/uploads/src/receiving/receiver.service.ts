import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { refusalOf } from '@smarttag/service-kit';
import type { Storage } from '@smarttag/storage';
import { UploadAccess } from '../features/uploads/upload-access.service.js';
import { keyOf } from '../features/uploads/upload-id.js';
import type { Visit } from '../features/uploads/visit.js';
import { Finisher } from '../finishing/finisher.service.js';
import type { HeldLease } from '../leases/held-lease.js';
import { UploadMetrics } from '../metrics/upload-metrics.js';
import { STORAGE } from '../storage.provider.js';
import { Reception, type Received } from './reception.js';
import { stopping } from './stop-reasons.js';

export interface ReceivingTimes {
  idleMs: number;
  recheckMs: number;
}
export const RECEIVING_TIMES = Symbol('ReceivingTimes');

/** Takes bytes in under a lease, and finishes the upload with its last one. */
@Injectable()
export class Receiver implements OnModuleDestroy {
  private readonly running = new Set<Promise<number>>();
  private readonly receptions = new Set<Reception>();
  private stopped = false;

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    @Inject(RECEIVING_TIMES) private readonly times: ReceivingTimes,
    private readonly access: UploadAccess,
    private readonly finisher: Finisher,
    private readonly metrics: UploadMetrics,
  ) {}

  /** @returns the durable offset; throws why the body was not taken to its end, after what arrived is saved */
  async receive(visit: Visit, lease: HeldLease, offset: number): Promise<number> {
    if (this.stopped) throw stopping();
    const taking = this.take(visit, lease, offset);
    this.running.add(taking);
    return taking.finally(() => this.running.delete(taking));
  }

  private async take(visit: Visit, lease: HeldLease, offset: number): Promise<number> {
    const received = await this.store(visit, lease, offset);
    if (received.end?.lost) throw received.end.reason;
    const { offset: reached, lastByteAt, bytes, end } = received;
    if (lastByteAt) visit.upload = { ...visit.upload, lastByteAt };
    if (reached === visit.upload.size && (bytes > 0 || !end))
      await this.finisher.finish(visit, lease, lastByteAt);
    else {
      await lease.save({ offset: reached, ...(lastByteAt && { lastByteAt }) });
      if (lastByteAt) await this.finisher.noteLastByte(visit, lastByteAt);
      if (end) throw end.reason;
    }
    return reached;
  }

  /** Every sender is told to go on later, and every lease is let go, before the process ends. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const reception of this.receptions) reception.stop({ reason: stopping(), lost: false });
    await Promise.allSettled(this.running);
  }

  private async store(visit: Visit, lease: HeldLease, offset: number): Promise<Received> {
    const { request, upload, checksum } = visit;
    const place = { offset, size: upload.size, checksum };
    const reception = new Reception(request, lease, place, this.times.idleMs);
    const recheck = setInterval(() => void this.askAgain(visit, reception), this.times.recheckMs);
    this.receptions.add(reception);
    this.metrics.active.inc();
    try {
      const received = await reception.store(this.storage, keyOf(upload));
      this.metrics.bytesIn.inc(received.bytes);
      return received;
    } finally {
      clearInterval(recheck);
      this.receptions.delete(reception);
      this.metrics.active.dec();
    }
  }

  /** Sign-out, suspension or cancelling ends it; a database that is away does not. */
  private async askAgain(visit: Visit, reception: Reception): Promise<void> {
    try {
      await this.access.admitAgain(visit);
    } catch (error) {
      const reason = refusalOf(error);
      if (reason.code === 'SERVICE_UNAVAILABLE' || reason.code === 'INTERNAL_ERROR') return;
      reception.stop({ reason, lost: false });
    }
  }
}
