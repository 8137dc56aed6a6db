import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { NUDGES } from '@smarttag/domain';
import { Nudges } from '@smarttag/service-kit';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import type { HeldLease } from '../leases/held-lease.js';
import { Leases } from '../leases/leases.service.js';
import { DatabaseReady } from '../loops/database-ready.js';
import { Loop } from '../loops/loop.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { EventCopier } from './event-copier.service.js';

/**
 * Gives every event its place in the one order. The lease keeps a second relay from doing the same work;
 * that two which both believe to hold it harm nothing is history's own doing (unique `seq` and event id).
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Relay');
  private readonly lease: HeldLease;
  private readonly loop: Loop;
  private isRelay = false;
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly copier: EventCopier,
    private readonly nudges: Nudges,
    private readonly metrics: WorkerMetrics,
    private readonly database: DatabaseReady,
    leases: Leases,
  ) {
    this.lease = leases.of('relay', settings.RELAY_LEASE_MS);
    this.loop = new Loop({
      pauseMs: settings.RELAY_POLL_MS,
      work: (signal) => this.copyAll(signal),
      onError: (error) => this.logger.warn({ err: error }, 'Events wait'),
    });
  }

  onApplicationBootstrap(): void {
    this.stopListening = this.nudges.on(NUDGES.outbox, () => this.loop.wake());
    void this.database.whenReady(() => this.loop.start());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopListening();
    await this.loop.stop();
    await this.lease.letGo().catch(() => undefined);
  }

  private async copyAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.holdLease())) {
      const { events, oldest, full } = await this.copier.copy(this.settings.RELAY_BATCH);
      this.metrics.relayLag.set(oldest ? Math.max(0, Date.now() - oldest.getTime()) / 1000 : 0);
      this.metrics.relayed.inc(events);
      if (events > 0) this.nudges.nudge(NUDGES.history);
      if (!full) return;
    }
  }

  private async holdLease(): Promise<boolean> {
    const held = await this.lease.hold();
    if (held !== this.isRelay) this.logger.log(held ? 'Relays history' : 'Another worker relays history now');
    this.isRelay = held;
    return held;
  }
}
