import { Inject, Injectable, Logger } from '@nestjs/common';
import { NUDGES, type Submission } from '@smarttag/domain';
import { CreativesRepository, SubmissionsRepository, reachOne } from '@smarttag/domain/mongoose';
import { Nudges, TaggingJobs } from '@smarttag/service-kit';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { SYSTEM } from '../scope.js';
import { countEach } from './each.js';
import { SWEEP_BATCH, type Sweep, type Swept } from './sweep.js';

/**
 * A file restored or declared at the moment of Submit is reached by its own last step; should that process
 * die before it, nobody else would look at it again.
 */
@Injectable()
export class UnreachedCreativesSweep implements Sweep {
  readonly name = 'unreached-creatives';
  readonly everyMs: number;
  private readonly logger = new Logger('Sweeps');
  /** Where the next piece begins; undefined at the oldest. */
  private cursor: string | undefined;

  constructor(
    @Inject(SETTINGS) settings: WorkerSettings,
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly jobs: TaggingJobs,
    private readonly nudges: Nudges,
  ) {
    this.everyMs = settings.SWEEP_UNREACHED_FILES_MS;
  }

  async run(): Promise<Swept> {
    const page = await this.creatives.listUploadedUnsubmitted(SYSTEM, {
      cursor: this.cursor,
      limit: SWEEP_BATCH,
    });
    this.cursor = page.nextCursor;
    const submitted = await this.submittedOf(page.items.map(({ submissionId }) => submissionId));
    const enqueue = (creativeId: string) => this.jobs.enqueue(creativeId);
    const done = await countEach(page.items, this.logger, async ({ id, submissionId }) => {
      const submission = submitted.get(submissionId);
      if (!submission) return false;
      await reachOne({ creatives: this.creatives, enqueue }, SYSTEM, submission, id, new Date());
      return true;
    });
    if (done > 0) this.nudges.nudge(NUDGES.outbox);
    return { done, more: page.nextCursor !== undefined };
  }

  private async submittedOf(ids: string[]): Promise<Map<string, Submission>> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.submissions.findById(SYSTEM, id)));
    return new Map(
      found.flatMap((submission) =>
        submission?.state === 'submitted' ? [[submission.id, submission] as const] : [],
      ),
    );
  }
}
