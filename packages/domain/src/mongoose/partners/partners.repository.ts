import type { Connection, Model } from 'mongoose';
import type { Partner } from '../../rules/partner.js';
import type { ReadScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { PartnerSchema } from './partner.schema.js';

export class PartnersRepository {
  private readonly model: Model<Stored<Partner>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Partner', PartnerSchema);
  }

  async insert(partner: Partner): Promise<void> {
    await this.model.create(toStored(partner));
  }

  async findById(id: string): Promise<Partner | undefined> {
    const found = await this.model.findById(id).lean<Stored<Partner>>();
    return found ? toDomain<Partner>(found) : undefined;
  }

  /** The partners in the asker's scope: their own, or all. */
  async list(scope: ReadScope): Promise<Partner[]> {
    const filter = scope.partnerId === undefined ? {} : { _id: scope.partnerId };
    const found = await this.model.find(filter).sort({ name: 1 }).lean<Stored<Partner>[]>();
    return found.map((partner) => toDomain<Partner>(partner));
  }
}
