import type { Connection, Model } from 'mongoose';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import type { Partner } from '../../rules/partner.js';
import type { ReadScope, WriteScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { toDomain, toStored } from '../stored.js';
import { PartnerSchema, type StoredPartner } from './partner.schema.js';

const inside = (scope: ReadScope) => (scope.partnerId === undefined ? {} : { _id: scope.partnerId });
const toPartner = (document: StoredPartner): Partner => toDomain<Partner>(document);

export class PartnersRepository {
  private readonly model: Model<StoredPartner>;
  private readonly committer: Committer<Partner, StoredPartner>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Partner', PartnerSchema);
    this.committer = new Committer(this.model, 'partner', toPartner);
  }

  /** @param cause whose act it is; the demo's data has none */
  async insert(partner: Partner, cause?: Cause): Promise<void> {
    const { id, name, kind, quotaBytes, status } = partner;
    const outbox = cause
      ? [
          eventOf(
            { ...cause, action: 'partner.created', after: { name, kind, quotaBytes, status } },
            { type: 'partner', id, partnerId: id },
            partner.revision,
          ),
        ]
      : [];
    await this.model.create({ ...toStored(partner), outbox });
  }

  async findById(id: string): Promise<Partner | undefined> {
    const found = await this.model.findById(id).lean<StoredPartner>();
    return found ? toPartner(found) : undefined;
  }

  /** The partners in the asker's scope: their own, or all. */
  async list(scope: ReadScope): Promise<Partner[]> {
    const found = await this.model.find(inside(scope)).sort({ name: 1 }).lean<StoredPartner[]>();
    return found.map(toPartner);
  }

  /** @returns undefined when there is none */
  commit(_scope: WriteScope, id: string, decide: Decide<Partner>) {
    return this.committer.commit({ _id: id }, (partner) => {
      const decision = decide(partner);
      return decision && { ...decision, event: { ...decision.event, audience: { partnerId: id } } };
    });
  }
}
