import type { Connection, Model } from 'mongoose';
import type { HistoryEvent } from '../../rules/history-event.js';
import type { SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { ActionSchema } from './history.schema.js';

/** A queue of actions that have no document of their own: views, downloads, refusals, sign-ins. */
export class ActionsRepository {
  private readonly model: Model<Stored<HistoryEvent>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Action', ActionSchema);
  }

  /** Before the answer is given. The same id twice is one action. */
  async insert(action: HistoryEvent): Promise<void> {
    try {
      await this.model.create(toStored(action));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async pending(_scope: SystemScope, limit: number): Promise<HistoryEvent[]> {
    const found = await this.model.find().sort({ at: 1 }).limit(limit).lean<Stored<HistoryEvent>[]>();
    return found.map((action) => toDomain<HistoryEvent>(action));
  }

  /** Once history holds them. */
  async remove(_scope: SystemScope, ids: string[]): Promise<void> {
    await this.model.deleteMany({ _id: { $in: ids } });
  }
}
