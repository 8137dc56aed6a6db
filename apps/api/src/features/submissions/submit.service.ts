import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isSubmittable,
  requireDraft,
  submitSubmission,
  type Cause,
  type Partner,
  type Submission,
  type SubmissionView,
  type WriteScope,
} from '@smarttag/domain';
import { CreativesRepository, SubmissionsRepository, reachCreatives } from '@smarttag/domain/mongoose';
import { TaggingJobs, type Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { taggingPartner } from '../../asking/tagging-partner.js';
import { OpenPrograms } from './open-programs.js';
import { SubmissionsPresenter } from './submissions.presenter.js';

/** Submit All Assets: the submission is written first, then every file learns of it (DESIGN.md section 5). */
@Injectable()
export class SubmitService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly programs: OpenPrograms,
    private readonly jobs: TaggingJobs,
    private readonly presenter: SubmissionsPresenter,
  ) {}

  /** Pressed twice, the second only goes on where the first may have stopped. */
  async submit(asker: Asker, cause: Cause, id: string): Promise<SubmissionView> {
    const { partner, scope } = taggingPartner(asker);
    const found = inScope(await this.submissions.findById(scope, id));
    if (found.state === 'draft') await this.requireReady(scope, partner, found, cause);
    const { value } = inScope(await this.submissions.commit(scope, id, submitSubmission(cause)));
    if (!value.reachedAllAt) await this.reachAll(scope, value, cause.at);
    return this.presenter.whole(scope, value);
  }

  /** @throws SUBMISSION_EMPTY, SUBMISSION_INCOMPLETE, PROGRAM_NOT_OPEN */
  private async requireReady(
    scope: WriteScope,
    partner: Partner,
    submission: Submission,
    cause: Cause,
  ): Promise<void> {
    requireDraft(submission);
    const files = await this.creatives.listBySubmission(scope, submission.id);
    if (!files.some(isSubmittable)) throw nothingToSubmit(files.some(({ heldBack }) => heldBack));
    submitSubmission(cause)(submission);
    await this.programs.require(submission.programId!, partner.kind, cause.at);
  }

  private reachAll(scope: WriteScope, submission: Submission, at: Date): Promise<void> {
    const reach = {
      submissions: this.submissions,
      creatives: this.creatives,
      enqueue: (creativeId: string) => this.jobs.enqueue(creativeId),
    };
    return reachCreatives(reach, scope, submission, at);
  }
}

const nothingToSubmit = (onlyHeldBack: boolean) =>
  new DomainError(
    'SUBMISSION_EMPTY',
    onlyHeldBack
      ? 'You tagged these files already. Add another video, or choose Upload it anyway.'
      : 'Add at least one video first.',
  );
