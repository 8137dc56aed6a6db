import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { Leases } from '../leases/leases.service.js';
import { DatabaseReady } from '../loops/database-ready.js';
import { Loop } from '../loops/loop.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { SWEEPS, type Sweep } from './sweep.js';

/** Runs each sweep at boot and then in its own rhythm, one worker at a time. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweeps');
  private readonly loops: Loop[];

  constructor(
    @Inject(SWEEPS) sweeps: Sweep[],
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly leases: Leases,
    private readonly metrics: WorkerMetrics,
    private readonly database: DatabaseReady,
  ) {
    this.loops = sweeps.map(
      (sweep) =>
        new Loop({
          pauseMs: sweep.everyMs,
          work: (signal) => this.sweep(sweep, signal),
          onError: (error) => this.logger.warn({ sweep: sweep.name, err: error }, 'Sweep broke off'),
        }),
    );
  }

  onApplicationBootstrap(): void {
    void this.database.whenReady(() => {
      for (const loop of this.loops) loop.start();
    });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async sweep(sweep: Sweep, signal: AbortSignal): Promise<void> {
    const lease = this.leases.of(`sweep:${sweep.name}`, this.settings.SWEEP_LEASE_MS);
    let sum = 0;
    try {
      let more = true;
      while (more && !signal.aborted && (await lease.hold())) {
        const swept = await sweep.run();
        sum += swept.done;
        more = swept.more;
      }
    } finally {
      await lease.letGo().catch(() => undefined);
    }
    this.metrics.swept.inc({ sweep: sweep.name }, sum);
    if (sum > 0) this.logger.log({ sweep: sweep.name, done: sum }, 'Put right');
  }
}
