import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { DisputeState } from '../../contracts/dispute.contract.js';
import type { Decide } from '../../rules/decision.js';
import type { Dispute } from '../../rules/disputes/dispute.js';
import type { Cause } from '../../rules/history-event.js';
import type { ReadScope, WriteScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { anyOf, partnersWithin, within } from '../scope-filter.js';
import { toDomain, toStored } from '../stored.js';
import { DisputeSchema, type StoredDispute } from './dispute.schema.js';

export class DisputesRepository {
  private readonly model: Model<StoredDispute>;
  private readonly committer: Committer<Dispute, StoredDispute>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Dispute', DisputeSchema);
    this.committer = new Committer(this.model, 'dispute', (document) => toDomain<Dispute>(document));
  }

  /** @returns false when there is one about this creative already */
  async insert(_scope: WriteScope, cause: Cause, dispute: Dispute): Promise<boolean> {
    const { id, partnerId, creativeId, since } = dispute;
    const event = eventOf(
      {
        ...cause,
        action: 'dispute.opened',
        about: { type: 'creative', id: creativeId },
        after: { state: 'open', ...(since && { since }) },
      },
      { type: 'dispute', id, partnerId },
      1,
    );
    try {
      await this.model.create({ ...toStored(dispute), outbox: [event] });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  async findById(scope: ReadScope, id: string): Promise<Dispute | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<StoredDispute>();
    return found ? toDomain<Dispute>(found) : undefined;
  }

  async listByCreatives(scope: ReadScope, creativeIds: string[]): Promise<Dispute[]> {
    const found = await this.model
      .find({ ...within(scope), creativeId: { $in: creativeIds } })
      // Not all disputes of the partner, as an engine may choose that sees an equality first.
      .hint({ creativeId: 1 })
      .lean<StoredDispute[]>();
    return found.map((dispute) => toDomain<Dispute>(dispute));
  }

  /** Newest first. */
  async list(
    scope: ReadScope,
    filter: { state?: DisputeState; partnerId?: string[] },
    page: PageRequest,
  ): Promise<Page<Dispute>> {
    const found = await this.model
      .find({
        ...partnersWithin(scope, filter.partnerId),
        ...anyOf('state', filter.state && [filter.state]),
        ...pageFilter('openedAt', {}, page.cursor),
      })
      .sort(pageSort('openedAt'))
      .limit(page.limit + 1)
      .lean<StoredDispute[]>();
    return pageFrom(
      found.map((dispute) => toDomain<Dispute>(dispute)),
      page.limit,
      ({ openedAt, id }) => ({ at: openedAt, id }),
    );
  }

  countOpen(scope: ReadScope, limit: number): Promise<number> {
    return this.model.countDocuments({ ...within(scope), state: 'open' }, { limit });
  }

  /** @returns undefined when it is not in the scope */
  commit(scope: WriteScope, id: string, decide: Decide<Dispute>) {
    return this.committer.commit({ ...within(scope), _id: id }, decide);
  }
}
