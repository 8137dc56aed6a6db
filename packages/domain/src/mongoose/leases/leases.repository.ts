import type { Connection, Model } from 'mongoose';
import type { SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { LeaseSchema, type StoredLease } from './lease.schema.js';

/** One process at a time does a named thing: the relay, a sweep. */
export class LeasesRepository {
  private readonly model: Model<StoredLease>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Lease', LeaseSchema);
  }

  /** Takes or prolongs it. @returns the fencing epoch, which grows with each new owner; undefined while another holds it */
  async hold(
    _scope: SystemScope,
    name: string,
    owner: string,
    at: Date,
    until: Date,
  ): Promise<number | undefined> {
    const own = await this.model
      .findOneAndUpdate(
        { _id: name, owner, until: { $gt: at } },
        { $set: { until } },
        { returnDocument: 'after' },
      )
      .lean<StoredLease>();
    if (own) return own.epoch;
    try {
      const taken = await this.model
        .findOneAndUpdate(
          { _id: name, until: { $lte: at } },
          { $set: { owner, until }, $inc: { epoch: 1 } },
          { returnDocument: 'after', upsert: true },
        )
        .lean<StoredLease>();
      return taken?.epoch;
    } catch (error) {
      // The upsert met a lease that somebody still holds.
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  async letGo(_scope: SystemScope, name: string, owner: string, at: Date): Promise<void> {
    await this.model.updateOne({ _id: name, owner }, { $set: { until: at } });
  }
}
