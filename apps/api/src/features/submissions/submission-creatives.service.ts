import { Injectable } from '@nestjs/common';
import {
  cancelCreative,
  releaseCreative,
  requireDraft,
  restoreCreative,
  type Cause,
  type Creative,
  type CreativeView,
  type Decide,
  type Submission,
  type WriteScope,
} from '@smarttag/domain';
import { CreativesRepository, SubmissionsRepository, reachOne } from '@smarttag/domain/mongoose';
import { TaggingJobs, type Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { taggingPartner } from '../../asking/tagging-partner.js';
import { CreativesPresenter } from '../creatives/creatives.presenter.js';

/** Which file of which batch. */
interface Place {
  submissionId: string;
  creativeId: string;
}

/** Single files of a batch: removed, brought back, let through. */
@Injectable()
export class SubmissionCreativesService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly presenter: CreativesPresenter,
    private readonly jobs: TaggingJobs,
  ) {}

  async remove(asker: Asker, cause: Cause, place: Place): Promise<CreativeView> {
    const { scope } = await this.find(asker, place);
    return this.commit(scope, place, cancelCreative(cause));
  }

  /**
   * Brought back into a draft, or into a batch that was submitted meanwhile: then Submit reaches it here,
   * as it may have passed while the file was away.
   */
  async restore(asker: Asker, cause: Cause, place: Place): Promise<CreativeView> {
    const { scope, submission, creative } = await this.find(asker, place);
    if (submission.discardedAt || creative.heldBack) requireDraft(submission);
    const restored = await this.commit(scope, place, restoreCreative(cause));
    const after = inScope(await this.submissions.findById(scope, place.submissionId));
    if (after.state !== 'submitted') return restored;
    const enqueue = (id: string) => this.jobs.enqueue(id);
    const reach = { creatives: this.creatives, enqueue };
    const reached = inScope(await reachOne(reach, scope, after, place.creativeId, cause.at));
    return this.presenter.one(scope, reached);
  }

  /** "Upload it anyway". */
  async release(asker: Asker, cause: Cause, place: Place): Promise<CreativeView> {
    const { scope, submission } = await this.find(asker, place);
    requireDraft(submission);
    const released = await this.commit(scope, place, releaseCreative(cause));
    // Submit came between and left it out, still held back.
    if (released.state === 'cancelled')
      requireDraft(inScope(await this.submissions.findById(scope, place.submissionId)));
    return released;
  }

  private async find(
    asker: Asker,
    { submissionId, creativeId }: Place,
  ): Promise<{ scope: WriteScope; submission: Submission; creative: Creative }> {
    const { scope } = taggingPartner(asker);
    const [submission, creative] = await Promise.all([
      this.submissions.findById(scope, submissionId),
      this.creatives.findById(scope, creativeId),
    ]);
    const inIt = creative?.submissionId === submissionId ? creative : undefined;
    return { scope, submission: inScope(submission), creative: inScope(inIt) };
  }

  private async commit(
    scope: WriteScope,
    { creativeId }: Place,
    decide: Decide<Creative>,
  ): Promise<CreativeView> {
    const { value } = inScope(await this.creatives.commit(scope, creativeId, decide));
    return this.presenter.one(scope, value);
  }
}
