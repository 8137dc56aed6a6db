import { InjectQueue } from '@nestjs/bull';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { QUEUE_TAGGING } from '@smarttag/domain';
import type { Queue } from 'bull';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { DatabaseReady } from '../loops/database-ready.js';
import { within } from '../loops/within.js';
import { JOB_QUEUES, Processes, type JobProcessor } from './job-processor.js';
import { matchProcessors } from './match-processors.js';
import { QueueClients } from './tagging-queue.module.js';

/** A job that was let go writes nothing more; this is for Bull to put it back. */
const LET_GO_MS = 300;
const CLOSE_MS = 400;

/** Binds processors to queues, and takes no job any more once the process is to end. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly letGo = new AbortController();

  constructor(
    @InjectQueue(QUEUE_TAGGING) private readonly queue: Queue,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly clients: QueueClients,
    private readonly discovery: DiscoveryService,
    private readonly database: DatabaseReady,
  ) {}

  onApplicationBootstrap(): void {
    const processors = matchProcessors(Object.keys(JOB_QUEUES), this.found());
    this.queue.on('error', (error) => this.logger.debug(`Queue: ${error.message}`));
    this.queue.on('stalled', (job) => this.logger.warn({ jobId: job.id }, 'Taken from a worker that died'));
    void this.database.whenReady(() => {
      for (const [job, processor] of processors) this.take(job, processor);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const drained = this.queue.pause(true);
    await within(this.settings.SHUTDOWN_GRACE_MS, drained);
    this.letGo.abort(new Error('The worker is stopping; this job is taken up again.'));
    await within(LET_GO_MS, drained);
    await within(CLOSE_MS, this.queue.close(true));
    this.clients.disconnect();
  }

  private take(job: string, processor: JobProcessor): void {
    this.queue
      .process(job, this.settings.TAGGING_CONCURRENCY, (taken) => processor.process(taken, this.letGo.signal))
      .catch((error: Error) => this.logger.error(`Jobs are no longer taken: ${error.message}`));
  }

  private found() {
    return this.discovery.getProviders({ metadataKey: Processes.KEY }).map((wrapper) => ({
      job: this.discovery.getMetadataByDecorator(Processes, wrapper)!,
      name: wrapper.name as string,
      processor: wrapper.instance as JobProcessor,
    }));
  }
}
