import { Injectable } from '@nestjs/common';
import type { ReadScope, Submission, SubmissionListItem, SubmissionView } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import type { Names } from '../../names/names.js';
import { NamesService } from '../../names/names.service.js';
import { CreativesPresenter } from '../creatives/creatives.presenter.js';

type Contents = Pick<SubmissionListItem, 'counts' | 'bytes'>;
const NOTHING: Contents = { counts: {}, bytes: 0 };

@Injectable()
export class SubmissionsPresenter {
  constructor(
    private readonly names: NamesService,
    private readonly creatives: CreativesRepository,
    private readonly creativesPresenter: CreativesPresenter,
  ) {}

  async page(scope: ReadScope, submissions: Submission[]): Promise<SubmissionListItem[]> {
    const ids = submissions.map(({ id }) => id);
    const [names, contents] = await Promise.all([
      this.namesOf(scope, submissions),
      this.creatives.countsBySubmission(scope, ids),
    ]);
    return submissions.map((one) => listItem(one, names, contents.get(one.id) ?? NOTHING));
  }

  /** With every file of it, in the order they were dropped. */
  async whole(scope: ReadScope, submission: Submission): Promise<SubmissionView> {
    const [item, creatives] = await Promise.all([
      this.page(scope, [submission]),
      this.creatives.listBySubmission(scope, submission.id),
    ]);
    return { ...item[0]!, creatives: await this.creativesPresenter.page(scope, creatives) };
  }

  private namesOf(scope: ReadScope, submissions: Submission[]): Promise<Names> {
    return this.names.of(scope, {
      people: submissions.flatMap(({ createdBy, submittedBy }) => [createdBy, submittedBy]),
      programs: submissions.map(({ programId }) => programId),
      owned: submissions,
    });
  }
}

const listItem = (submission: Submission, names: Names, contents: Contents): SubmissionListItem => ({
  id: submission.id,
  partnerId: submission.partnerId,
  ...names.partnerFor(submission.partnerId),
  state: submission.state,
  businessCenterId: submission.businessCenterId,
  businessCenterName: names.businessCenter(submission.partnerId, submission.businessCenterId),
  programId: submission.programId,
  programName: names.program(submission.programId),
  createdBy: submission.createdBy,
  createdByName: names.person(submission.createdBy),
  createdAt: submission.createdAt.toISOString(),
  submittedAt: submission.submittedAt?.toISOString(),
  submittedByName: submission.submittedBy && names.person(submission.submittedBy),
  counts: contents.counts,
  bytes: contents.bytes,
});
