import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { creativeIdOf, systemScope } from '@smarttag/domain';
import { CreativesRepository, LeasesRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import { Settler, type Unsettled } from './settler.service.js';

export interface SweepTimes {
  everyMs: number;
}
export const SWEEP_TIMES = Symbol('SweepTimes');

const LEASE = 'uploads-sweep';
const PAGE = 500;

/** One process at a time goes through what is not settled: bytes to remove, drafts to expire, finishes to complete. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweep');
  private readonly scope = systemScope();
  private readonly owner = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly creatives: CreativesRepository,
    private readonly leases: LeasesRepository,
    private readonly settler: Settler,
    @Inject(SWEEP_TIMES) private readonly times: SweepTimes,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.sweep().catch((error: Error) => this.logger.warn(error.message));
    }, this.times.everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    await this.running;
  }

  /** @returns whether it was this process's turn */
  async sweep(): Promise<boolean> {
    if (!(await this.isOurTurn())) return false;
    for (const state of ['open', 'finished'] as const) {
      let afterId = '';
      for (let more = true; more && !this.stopped && (await this.isOurTurn());) {
        const page = await this.uploads.listUnsettled(this.scope, state, afterId, PAGE);
        await this.settlePage(page);
        more = page.length === PAGE;
        afterId = page.at(-1)?.id ?? '';
      }
    }
    await this.leases.letGo(this.scope, LEASE, this.owner, new Date());
    return true;
  }

  private async settlePage(page: Unsettled['upload'][]): Promise<void> {
    const creatives = await this.creatives.listByIds(this.scope, [...new Set(page.map(creativeIdOf))]);
    const byId = new Map(creatives.map((creative) => [creative.id, creative]));
    for (const upload of page) {
      const creative = byId.get(creativeIdOf(upload));
      if (!creative || this.stopped) continue;
      try {
        await this.settler.settle(this.scope, { upload, creative });
      } catch (error) {
        // One bad upload must not keep the sweep from the rest.
        this.logger.warn({ creativeId: upload.id, error: (error as Error).message }, 'Not settled');
      }
    }
  }

  private async isOurTurn(): Promise<boolean> {
    const now = new Date();
    const until = new Date(now.getTime() + 60_000);
    return (await this.leases.hold(this.scope, LEASE, this.owner, now, until)) !== undefined;
  }
}
