import { DiscoveryService } from '@nestjs/core';
import { QUEUE_TAGGING, type JobName, type JobPayloads } from '@smarttag/domain';
import type { Job } from 'bull';

/** What Bull hands over. Apart from its handler, which knows nothing of Bull. */
export interface JobProcessor<Name extends JobName = JobName> {
  /** @param letGo fires when the process must end: the job stops at once and is taken up again later */
  process(job: Job<JobPayloads[Name]>, letGo: AbortSignal): Promise<unknown>;
}

/** Marks the provider that processes the jobs of this name. */
export const Processes = DiscoveryService.createDecorator<JobName>();

/** Every job there is, and its queue. A new name in `JobPayloads` does not compile without a line here. */
export const JOB_QUEUES: Record<JobName, string> = {
  'tag-creative': QUEUE_TAGGING,
};
