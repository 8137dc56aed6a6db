import { Inject, Injectable, Logger } from '@nestjs/common';
import { NUDGES } from '@smarttag/domain';
import { CreativesRepository, SubmissionsRepository, reachCreatives } from '@smarttag/domain/mongoose';
import { Nudges, TaggingJobs } from '@smarttag/service-kit';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { SYSTEM } from '../scope.js';
import { countEach } from './each.js';
import { SWEEP_BATCH, type Sweep, type Swept } from './sweep.js';

/** Submit was pressed, but the process died before every file knew. */
@Injectable()
export class UnreachedSubmissionsSweep implements Sweep {
  readonly name = 'unreached-submissions';
  readonly everyMs: number;
  private readonly logger = new Logger('Sweeps');

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly jobs: TaggingJobs,
    private readonly nudges: Nudges,
  ) {
    this.everyMs = settings.SWEEP_UNREACHED_MS;
  }

  async run(): Promise<Swept> {
    const { submissions, creatives } = this;
    const before = new Date(Date.now() - this.settings.UNREACHED_AFTER_MS);
    const enqueue = (creativeId: string) => this.jobs.enqueue(creativeId);
    const unreached = await submissions.listUnreached(SYSTEM, before, SWEEP_BATCH);
    const done = await countEach(unreached, this.logger, async (submission) => {
      await reachCreatives({ submissions, creatives, enqueue }, SYSTEM, submission, new Date());
      return true;
    });
    if (done > 0) this.nudges.nudge(NUDGES.outbox);
    // Without progress the same ones would come again at once.
    return { done, more: done > 0 && unreached.length === SWEEP_BATCH };
  }
}
