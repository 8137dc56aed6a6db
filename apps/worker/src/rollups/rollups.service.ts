import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  HistoryRepository,
  RollUp,
  RollupCheck,
  RollupsRepository,
  TaggingRecordsRepository,
} from '@smarttag/domain/mongoose';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import type { HeldLease } from '../leases/held-lease.js';
import { Leases } from '../leases/leases.service.js';
import { DatabaseReady } from '../loops/database-ready.js';
import { Loop } from '../loops/loop.js';
import { RollupMetrics } from './rollup-metrics.js';
import { isCheckDue } from './is-check-due.js';
import { SYSTEM } from '../scope.js';

/**
 * Adds what history tells to the sums that reports read, and every night compares them with history itself. It
 * looks in its own rhythm, not at each nudge: many events in one go write each sum once.
 */
@Injectable()
export class Rollups implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Rollups');
  private readonly rollUp: RollUp;
  private readonly check: RollupCheck;
  private readonly lease: HeldLease;
  private readonly loop: Loop;

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly history: HistoryRepository,
    records: TaggingRecordsRepository,
    private readonly rollups: RollupsRepository,
    private readonly metrics: RollupMetrics,
    private readonly database: DatabaseReady,
    leases: Leases,
  ) {
    const parts = { history, records, rollups };
    this.rollUp = new RollUp(parts, SYSTEM);
    this.check = new RollupCheck(parts, SYSTEM);
    this.lease = leases.of('rollups', settings.SWEEP_LEASE_MS);
    this.loop = new Loop({
      pauseMs: settings.ROLLUP_POLL_MS,
      work: (signal) => this.work(signal),
      onError: (error) => this.logger.warn({ err: error }, 'Reports wait'),
    });
  }

  onApplicationBootstrap(): void {
    void this.database.whenReady(() => this.loop.start());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
    await this.lease.letGo().catch(() => undefined);
  }

  private async work(signal: AbortSignal): Promise<void> {
    let events = 1;
    while (events > 0 && !signal.aborted) {
      if (!(await this.lease.hold())) return;
      events = await this.rollUp.step(this.settings.ROLLUP_BATCH, new Date());
      this.metrics.added.inc(events);
    }
    const progress = await this.rollups.progressOf();
    this.metrics.waiting.set((await this.history.lastSeq()) - progress.done);
    this.metrics.differing.set(progress.differing ?? 0);
    const now = new Date();
    if (progress.done > 0 && isCheckDue(progress.checkedAt, now, this.settings.ROLLUP_CHECK_HOUR))
      await this.compare(signal, now);
  }

  private async compare(signal: AbortSignal, now: Date): Promise<void> {
    const progress = await this.rollups.progressOf();
    let differing = 0;
    for await (const found of this.check.pieces(progress, now)) {
      differing += found;
      if (signal.aborted || !(await this.lease.hold())) return;
    }
    await this.rollups.noteCheck(SYSTEM, progress.generation, now, differing);
    this.metrics.differing.set(differing);
    if (differing > 0) this.logger.error({ differing }, 'Roll-ups differ from history: rebuild them');
  }
}
