import { BullModule } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import { QUEUE_PREFIX, QUEUE_TAGGING } from '@smarttag/domain';
import { LISTEN_OPTIONS, connectRedis } from '@smarttag/service-kit';
import type { Redis } from 'ioredis';
import type { WorkerSettings } from '../config/env.js';

/** Bull leaves clients that it did not make open: whoever made them ends them. */
export class QueueClients {
  readonly all: Redis[] = [];

  disconnect(): void {
    for (const client of this.all) client.disconnect();
  }
}

/** The consumer's side of the tagging queue. Its clients wait for Redis, or a short outage would lose a job's lock. */
@Module({})
export class TaggingQueueModule {
  static forRoot(settings: WorkerSettings): DynamicModule {
    const clients = new QueueClients();
    const queue = BullModule.registerQueue({
      name: QUEUE_TAGGING,
      prefix: QUEUE_PREFIX,
      createClient: () => {
        const client = connectRedis(settings.REDIS_URL, LISTEN_OPTIONS);
        clients.all.push(client);
        return client;
      },
      settings: {
        lockDuration: settings.JOB_LOCK_MS,
        stalledInterval: settings.JOB_STALLED_INTERVAL_MS,
        maxStalledCount: settings.JOB_MAX_STALLED,
      },
    });
    return {
      module: TaggingQueueModule,
      global: true,
      imports: [queue],
      providers: [{ provide: QueueClients, useValue: clients }],
      exports: [queue, QueueClients],
    };
  }
}
