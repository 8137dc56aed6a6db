import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  DomainError,
  NUDGES,
  isSentElsewhere,
  notFound,
  type UploadSender,
  type WriteScope,
} from '@smarttag/domain';
import { UploadsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { HeldLease } from './held-lease.js';
import { LEASE_TIMES, type LeaseTimes } from './lease-times.js';
import { Wakers } from './wakers.js';

const heldElsewhere = () =>
  new DomainError('UPLOAD_LOCKED', 'This upload is being written by another request. Try again in a moment.');

const sentElsewhere = () =>
  new DomainError('UPLOAD_LOCKED', 'This upload goes on from somewhere else.', { sentElsewhere: true });

/** Who asks, and whether its person wants it from wherever it is sent now. */
export interface Newcomer {
  sender: UploadSender;
  takesOver: boolean;
}

/** Gives out the leases of uploads, and asks their holders for them. */
@Injectable()
export class UploadLeases implements OnModuleInit, OnModuleDestroy {
  /** A request id would not do: a browser sends the same one with every request about a file. */
  private readonly process = `${hostname()}/${process.pid}/${randomUUID()}`;
  private readonly held = new Map<string, HeldLease>();
  private readonly waiting = new Wakers();
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly nudges: Nudges,
    @Inject(LEASE_TIMES) private readonly times: LeaseTimes,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.nudges.on(NUDGES.lease, (id) => {
      void this.held.get(id)?.renew();
      this.waiting.wake(id);
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  /** Takes the lease where nobody holds it; asks nobody. */
  async takeFree(scope: WriteScope, id: string, sender?: UploadSender): Promise<HeldLease | undefined> {
    const owner = `${this.process}/${randomUUID()}`;
    const askedAt = performance.now();
    const now = new Date();
    const until = new Date(now.getTime() + this.times.leaseMs);
    const upload = await this.uploads.acquireLease(scope, id, owner, now, until, sender);
    if (!upload) return undefined;
    const holder = { owner, epoch: upload.epoch };
    const lease = new HeldLease(this.uploads, scope, upload, holder, this.times, askedAt, () => {
      if (this.held.get(id) === lease) this.held.delete(id);
      this.nudges.nudge(NUDGES.lease, id);
    });
    this.held.set(id, lease);
    return lease;
  }

  /**
   * Takes the lease, from its holder if need be: asks for it, and waits until it is let go or over.
   * @throws UPLOAD_LOCKED when it is not to be had in time, another newcomer was faster, or another page sends
   */
  async take(
    scope: WriteScope,
    id: string,
    givenUp: AbortSignal,
    { sender, takesOver }: Newcomer,
  ): Promise<HeldLease> {
    const deadline = performance.now() + this.times.waitMs;
    let askedOf: string | undefined;
    while (!givenUp.aborted) {
      const lease = await this.takeFree(scope, id, sender);
      if (lease) return lease;
      const upload = await this.uploads.findById(scope, id);
      if (!upload) throw notFound();
      if (!takesOver && isSentElsewhere(upload.lease, sender.client, new Date())) throw sentElsewhere();
      const holder = upload.lease?.owner;
      // Who asked first must not push out who came after it, or two clients would take turns for ever.
      if (holder && askedOf && holder !== askedOf) break;
      if (performance.now() >= deadline) break;
      if (!holder) continue;
      if (holder !== askedOf) await this.ask(scope, id, holder);
      askedOf = holder;
      await this.waiting.wait(id, this.times.pollMs, givenUp);
    }
    throw heldElsewhere();
  }

  private async ask(scope: WriteScope, id: string, owner: string): Promise<void> {
    await this.uploads.requestLease(scope, id, owner);
    this.nudges.nudge(NUDGES.lease, id);
  }
}
