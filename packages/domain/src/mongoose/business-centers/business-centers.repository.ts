import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { BusinessCenter, BusinessCenterEntity } from '../../rules/business-center.js';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import type { ReadScope, WriteScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { partnersWithin, within } from '../scope-filter.js';
import { toDomain } from '../stored.js';
import { BusinessCenterSchema, type StoredBusinessCenter } from './business-center.schema.js';

export interface BusinessCenterFilter {
  /** The first digits. */
  search?: string;
  flagged?: boolean;
  partnerId?: string[];
}

const toCenter = (document: StoredBusinessCenter) => toDomain<BusinessCenterEntity>(document);

export class BusinessCentersRepository {
  private readonly model: Model<StoredBusinessCenter>;
  private readonly committer: Committer<BusinessCenterEntity, StoredBusinessCenter>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'BusinessCenter', BusinessCenterSchema);
    this.committer = new Committer(this.model, 'business_center', toCenter);
  }

  async list(scope: ReadScope): Promise<BusinessCenter[]> {
    const found = await this.model
      .find(within(scope))
      .sort({ statedAt: -1 })
      .limit(1000)
      .lean<StoredBusinessCenter[]>();
    return found.map(toCenter);
  }

  /** Newest first. */
  async listPage(
    scope: ReadScope,
    { search, flagged, partnerId }: BusinessCenterFilter,
    page: PageRequest,
  ): Promise<Page<BusinessCenter>> {
    const found = await this.model
      .find({
        ...partnersWithin(scope, partnerId),
        ...(flagged && { flagged: true }),
        ...(search && { businessCenterId: { $regex: `^${search.replace(/\D/g, '')}` } }),
        ...pageFilter('statedAt', {}, page.cursor),
      })
      .sort(pageSort('statedAt'))
      .limit(page.limit + 1)
      .lean<StoredBusinessCenter[]>();
    return pageFrom(found.map(toCenter), page.limit, ({ statedAt, id }) => ({ at: statedAt, id }));
  }

  /** Everybody in the scope who states one of these IDs. */
  async listByIds(scope: ReadScope, businessCenterIds: string[]): Promise<BusinessCenter[]> {
    const found = await this.model
      .find({ ...within(scope), businessCenterId: { $in: [...new Set(businessCenterIds)] } })
      .lean<StoredBusinessCenter[]>();
    return found.map(toCenter);
  }

  /** IDs that are flagged, however many partners state each. */
  async countFlagged(scope: ReadScope, limit: number): Promise<number> {
    const ids = await this.model.aggregate<{ _id: string }>([
      { $match: { ...within(scope), flagged: true } },
      { $group: { _id: '$businessCenterId' } },
      { $limit: limit },
    ]);
    return ids.length;
  }

  /** @returns undefined when it is not in the scope */
  commit(scope: WriteScope, id: string, decide: Decide<BusinessCenterEntity>) {
    return this.committer.commit({ ...within(scope), _id: id }, decide);
  }

  /** IDs in the scope that begin with these digits. */
  async idsBeginningWith(scope: ReadScope, digits: string): Promise<string[]> {
    const found = await this.model
      .find({ ...within(scope), businessCenterId: { $regex: `^${digits}` } })
      .select({ businessCenterId: 1 })
      .limit(200)
      .lean<Pick<StoredBusinessCenter, 'businessCenterId'>[]>();
    return [...new Set(found.map(({ businessCenterId }) => businessCenterId))];
  }

  /** Names behind IDs, per partner: keys are `partnerId:digits`. */
  async namesOf(
    scope: ReadScope,
    keys: { partnerId: string; businessCenterId: string }[],
  ): Promise<Map<string, string>> {
    const ids = [...new Set(keys.map((key) => businessCenterKey(key.partnerId, key.businessCenterId)))];
    const found = await this.model
      .find({ ...within(scope), _id: { $in: ids } })
      .select({ name: 1 })
      .lean<Pick<StoredBusinessCenter, '_id' | 'name'>[]>();
    return new Map(found.flatMap(({ _id, name }) => (name ? [[_id, name] as const] : [])));
  }

  /** Names behind IDs, whoever stated them: of several names the one stated first. */
  async namesByDigits(scope: ReadScope, businessCenterIds: string[]): Promise<Map<string, string>> {
    if (businessCenterIds.length === 0) return new Map();
    const found = await this.model
      .find({ ...within(scope), businessCenterId: { $in: businessCenterIds } })
      .sort({ statedAt: -1 })
      .select({ businessCenterId: 1, name: 1 })
      .lean<Pick<StoredBusinessCenter, 'businessCenterId' | 'name'>[]>();
    return new Map(found.flatMap(({ businessCenterId, name }) => (name ? [[businessCenterId, name]] : [])));
  }

  /** States an ID as the partner's own; known already, it only learns a name it lacks. */
  async state(
    _scope: WriteScope,
    cause: Cause,
    stated: { partnerId: string; businessCenterId: string; name?: string },
  ): Promise<BusinessCenter> {
    const id = businessCenterKey(stated.partnerId, stated.businessCenterId);
    const draft = {
      ...cause,
      action: 'business_center.stated' as const,
      after: { businessCenterId: stated.businessCenterId, ...(stated.name && { name: stated.name }) },
    };
    try {
      await this.model.create({
        ...stated,
        _id: id,
        status: 'unverified',
        statedBy: cause.actorId,
        statedAt: cause.at,
        revision: 1,
        version: 0,
        outbox: [eventOf(draft, { type: 'business_center', id, partnerId: stated.partnerId }, 1)],
      });
      await this.flagShared(stated.businessCenterId);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const done = await this.committer.commit({ _id: id }, (known) =>
      stated.name && !known.name ? { set: { name: stated.name }, event: draft } : undefined,
    );
    return done!.value;
  }

  /** A mark for the platform's eyes, so no event. Whoever comes second sees the first. */
  private async flagShared(businessCenterId: string): Promise<void> {
    if ((await this.model.countDocuments({ businessCenterId }, { limit: 2 })) < 2) return;
    await this.model.updateMany({ businessCenterId }, { $set: { flagged: true } });
  }
}

export const businessCenterKey = (partnerId: string, businessCenterId: string) =>
  `${partnerId}:${businessCenterId}`;
