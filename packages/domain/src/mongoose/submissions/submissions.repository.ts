import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { SubmissionState } from '../../contracts/submission.contract.js';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import type { ReadScope, SystemScope, WriteScope } from '../../rules/scopes.js';
import type { Submission } from '../../rules/submissions/submission.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { within } from '../scope-filter.js';
import { toDomain, toStored } from '../stored.js';
import { SubmissionSchema, type StoredSubmission } from './submission.schema.js';

export class SubmissionsRepository {
  private readonly model: Model<StoredSubmission>;
  private readonly committer: Committer<Submission, StoredSubmission>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Submission', SubmissionSchema);
    this.committer = new Committer(this.model, 'submission', (document) => toDomain<Submission>(document));
  }

  async insert(_scope: WriteScope, cause: Cause, submission: Submission): Promise<void> {
    const event = eventOf(
      {
        ...cause,
        action: 'submission.created',
        after: {
          businessCenterId: submission.businessCenterId ?? null,
          programId: submission.programId ?? null,
        },
      },
      { type: 'submission', id: submission.id, partnerId: submission.partnerId },
      1,
    );
    await this.model.create({ ...toStored(submission), outbox: [event] });
  }

  async findById(scope: ReadScope, id: string): Promise<Submission | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<StoredSubmission>();
    return found ? toDomain<Submission>(found) : undefined;
  }

  /** Newest first; discarded drafts are gone from lists. */
  async list(
    scope: ReadScope,
    filter: { state?: SubmissionState; createdBy?: string; notCreatedBy?: string },
    page: PageRequest,
  ): Promise<Page<Submission>> {
    const found = await this.model
      .find({
        ...within(scope),
        ...(filter.state && { state: filter.state }),
        ...(filter.createdBy && { createdBy: filter.createdBy }),
        ...(filter.notCreatedBy && { createdBy: { $ne: filter.notCreatedBy } }),
        ...pageFilter('createdAt', {}, page.cursor),
        discardedAt: null,
      })
      .sort(pageSort('createdAt'))
      .limit(page.limit + 1)
      .lean<StoredSubmission[]>();
    return pageFrom(
      found.map((submission) => toDomain<Submission>(submission)),
      page.limit,
      (submission) => ({
        at: submission.createdAt,
        id: submission.id,
      }),
    );
  }

  /** Drafts of a program or of a partner, at most `limit` of them. */
  countDrafts(
    scope: ReadScope,
    of: { programId: string } | { partnerId: string },
    limit: number,
  ): Promise<number> {
    return this.model.countDocuments(
      { ...of, ...within(scope), state: 'draft', discardedAt: null },
      { limit },
    );
  }

  /** @returns undefined when it is not in the scope */
  commit(scope: WriteScope, id: string, decide: Decide<Submission>) {
    return this.committer.commit({ ...within(scope), _id: id }, decide);
  }

  /** Submit has reached every file: nothing a person sees changes, so no event. */
  async markReachedAll(_scope: WriteScope, id: string, at: Date): Promise<void> {
    await this.model.updateOne({ _id: id, reachedAllAt: null }, { $set: { reachedAllAt: at } });
  }

  /** Submitted a while ago, yet some file may not know: where a process died between two writes. */
  async listUnreached(_scope: SystemScope, before: Date, limit: number): Promise<Submission[]> {
    const found = await this.model
      .find({ reachedAllAt: null, submittedAt: { $gt: new Date(0), $lt: before } })
      .sort({ submittedAt: 1 })
      .limit(limit)
      .lean<StoredSubmission[]>();
    return found.map((submission) => toDomain<Submission>(submission));
  }
}
