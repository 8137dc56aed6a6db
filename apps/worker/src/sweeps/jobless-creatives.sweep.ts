import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { QUEUE_TAGGING } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { TaggingJobs } from '@smarttag/service-kit';
import type { Queue } from 'bull';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { SYSTEM } from '../scope.js';
import { countEach } from './each.js';
import { SWEEP_BATCH, type Sweep, type Swept } from './sweep.js';

const LIVE = new Set(['waiting', 'active', 'delayed', 'paused']);

/** Should be tagging and is not: Redis was emptied or away, a job was cut off too often, a file was ready while its old job ended. */
@Injectable()
export class JoblessCreativesSweep implements Sweep {
  readonly name = 'jobless-creatives';
  readonly everyMs: number;
  private readonly logger = new Logger('Sweeps');
  /** Where the next piece begins; undefined at the oldest. */
  private cursor: string | undefined;

  constructor(
    @Inject(SETTINGS) settings: WorkerSettings,
    @InjectQueue(QUEUE_TAGGING) private readonly queue: Queue,
    private readonly creatives: CreativesRepository,
    private readonly jobs: TaggingJobs,
  ) {
    this.everyMs = settings.SWEEP_TAGGING_MS;
  }

  async run(): Promise<Swept> {
    // A question to a Redis that is away waits until it is back, and the lease would not.
    if (this.queue.client.status !== 'ready') return { done: 0, more: false };
    const page = await this.creatives.listToTag(SYSTEM, { cursor: this.cursor, limit: SWEEP_BATCH });
    this.cursor = page.nextCursor;
    const done = await countEach(page.items, this.logger, ({ id }) => this.enqueue(id));
    return { done, more: page.nextCursor !== undefined };
  }

  private async enqueue(creativeId: string): Promise<boolean> {
    const job = await this.queue.getJob(creativeId);
    if (job && LIVE.has(await job.getState())) return false;
    // A finished job would silently swallow the new one of the same id.
    await job?.remove();
    await this.jobs.enqueue(creativeId);
    return true;
  }
}
