import type { Connection, Model } from 'mongoose';
import type { BusinessCenter } from '../../rules/business-center.js';
import type { Cause } from '../../rules/history-event.js';
import type { ReadScope, WriteScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { within } from '../scope-filter.js';
import { toDomain } from '../stored.js';
import {
  BusinessCenterSchema,
  type BusinessCenterEntity,
  type StoredBusinessCenter,
} from './business-center.schema.js';

export class BusinessCentersRepository {
  private readonly model: Model<StoredBusinessCenter>;
  private readonly committer: Committer<BusinessCenterEntity, StoredBusinessCenter>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'BusinessCenter', BusinessCenterSchema);
    this.committer = new Committer(this.model, 'business_center', (document) =>
      toDomain<BusinessCenterEntity>(document),
    );
  }

  async list(scope: ReadScope): Promise<BusinessCenter[]> {
    const found = await this.model
      .find(within(scope))
      .sort({ statedAt: -1 })
      .limit(1000)
      .lean<StoredBusinessCenter[]>();
    return found.map((center) => toDomain<BusinessCenterEntity>(center));
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
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const done = await this.committer.commit({ _id: id }, (known) =>
      stated.name && !known.name ? { set: { name: stated.name }, event: draft } : undefined,
    );
    return done!.value;
  }
}

export const businessCenterKey = (partnerId: string, businessCenterId: string) =>
  `${partnerId}:${businessCenterId}`;
