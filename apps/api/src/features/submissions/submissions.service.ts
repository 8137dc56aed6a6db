import { Injectable } from '@nestjs/common';
import {
  cancelCreative,
  changeDraft,
  discardDraft,
  requireDraft,
  type Cause,
  type Partner,
  type Submission,
  type SubmissionCreate,
  type SubmissionPatch,
  type SubmissionView,
  type WriteScope,
} from '@smarttag/domain';
import {
  BusinessCentersRepository,
  CreativesRepository,
  SubmissionsRepository,
} from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../asking/in-scope.js';
import { taggingPartner } from '../../asking/tagging-partner.js';
import { OpenPrograms } from './open-programs.js';
import { SubmissionsPresenter } from './submissions.presenter.js';

/** Drafts: made, changed, looked at, thrown away. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly businessCenters: BusinessCentersRepository,
    private readonly programs: OpenPrograms,
    private readonly presenter: SubmissionsPresenter,
  ) {}

  async create(asker: Asker, cause: Cause, chosen: SubmissionCreate): Promise<SubmissionView> {
    const { partner, scope } = taggingPartner(asker);
    await this.checkChoices(scope, cause, partner, chosen);
    const submission: Submission = {
      id: uuid(),
      partnerId: partner.id,
      state: 'draft',
      ...chosen,
      createdBy: asker.user.id,
      createdAt: cause.at,
      revision: 1,
      version: 0,
    };
    await this.submissions.insert(scope, cause, submission);
    return this.presenter.whole(scope, submission);
  }

  async get(asker: Asker, id: string): Promise<SubmissionView> {
    const found = inScope(await this.submissions.findById(asker.readScope, id));
    return this.presenter.whole(asker.readScope, inScope(found.discardedAt ? undefined : found));
  }

  async change(asker: Asker, cause: Cause, id: string, chosen: SubmissionPatch): Promise<SubmissionView> {
    const { partner, scope } = taggingPartner(asker);
    requireDraft(inScope(await this.submissions.findById(scope, id)));
    await this.checkChoices(scope, cause, partner, chosen);
    const done = inScope(await this.submissions.commit(scope, id, changeDraft(cause, chosen)));
    return this.presenter.whole(scope, done.value);
  }

  /** Throws a draft away with all its files; pressed twice, it goes on where the first stopped. */
  async discard(asker: Asker, cause: Cause, id: string): Promise<void> {
    const { scope } = taggingPartner(asker);
    inScope(await this.submissions.commit(scope, id, discardDraft(cause)));
    const files = await this.creatives.listBySubmission(scope, id);
    const open = files.filter(({ state }) => state === 'uploading' || state === 'uploaded');
    for (const file of open) await this.creatives.commit(scope, file.id, cancelCreative(cause));
  }

  /** A program must be open to this company; an unknown Business Center is stated by being chosen. */
  private async checkChoices(
    scope: WriteScope,
    cause: Cause,
    partner: Partner,
    { programId, businessCenterId }: SubmissionPatch,
  ): Promise<void> {
    if (programId) await this.programs.require(programId, partner.kind, cause.at);
    if (businessCenterId)
      await this.businessCenters.state(scope, cause, { partnerId: partner.id, businessCenterId });
  }
}
