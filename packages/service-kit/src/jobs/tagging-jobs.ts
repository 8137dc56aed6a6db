import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { QUEUE_PREFIX, QUEUE_TAGGING, type JobPayloads } from '@smarttag/domain';
import Bull from 'bull';
import { COMMAND_OPTIONS, LISTEN_OPTIONS, connectRedis } from '../connections/redis.js';

/** The producer's side of the tagging queue. */
@Injectable()
export class TaggingJobs implements OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly queue: Bull.Queue<JobPayloads['tag-creative']>;

  constructor(redisUrl: string) {
    this.queue = new Bull(QUEUE_TAGGING, {
      prefix: QUEUE_PREFIX,
      createClient: (type) => connectRedis(redisUrl, type === 'client' ? COMMAND_OPTIONS : LISTEN_OPTIONS),
    });
    this.queue.on('error', () => undefined);
  }

  /**
   * One job a creative. Should Redis be away, nobody waits and nothing fails: the worker's sweep finds the
   * creative and enqueues it later.
   */
  async enqueue(creativeId: string): Promise<void> {
    try {
      await this.queue.add(
        'tag-creative',
        { creativeId },
        {
          jobId: creativeId,
          removeOnComplete: true,
          removeOnFail: true,
          attempts: 4,
          backoff: { type: 'exponential', delay: 2_000 },
        },
      );
    } catch (error) {
      this.logger.warn({ creativeId, error: (error as Error).message }, 'Not enqueued; the sweep will');
    }
  }

  /** How much waits and how much is under way; undefined while Redis is away. */
  async depth(): Promise<{ waiting: number; active: number } | undefined> {
    try {
      const { waiting, delayed, active } = await this.queue.getJobCounts();
      return { waiting: waiting + delayed, active };
    } catch {
      return undefined;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.close(true);
  }
}
