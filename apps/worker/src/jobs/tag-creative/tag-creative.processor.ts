import { Injectable, Logger } from '@nestjs/common';
import type { JobPayloads } from '@smarttag/domain';
import type { Job } from 'bull';
import { WorkerMetrics } from '../../metrics/worker-metrics.js';
import { Processes, type JobProcessor } from '../job-processor.js';
import { TagCreativeHandler } from './tag-creative.handler.js';

@Processes('tag-creative')
@Injectable()
export class TagCreativeProcessor implements JobProcessor<'tag-creative'> {
  private readonly logger = new Logger('Tagging');

  constructor(
    private readonly handler: TagCreativeHandler,
    private readonly metrics: WorkerMetrics,
  ) {}

  async process(job: Job<JobPayloads['tag-creative']>, letGo: AbortSignal): Promise<void> {
    const { creativeId } = job.data;
    try {
      const left = await this.handler.handle(job.data, letGo);
      if (!left) return;
      const { state, requestId, rejection, failure } = left;
      this.metrics.left(left);
      this.logger.log({ creativeId, requestId, state, reason: (rejection ?? failure)?.reason }, 'Decided');
    } catch (error) {
      this.logger.warn({ creativeId, attempt: job.attemptsMade + 1, err: error }, 'Not done; tried again');
      throw error;
    }
  }
}
