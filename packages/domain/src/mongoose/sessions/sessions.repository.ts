import type { Connection, Model } from 'mongoose';
import type { Session } from '../../rules/session.js';
import { modelOf } from '../collection.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { SessionSchema } from './session.schema.js';

export class SessionsRepository {
  private readonly model: Model<Stored<Session>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Session', SessionSchema);
  }

  async insert(session: Session): Promise<void> {
    await this.model.create(toStored(session));
  }

  /** Only one that has not ended: TTL removal comes up to a minute late. */
  async findLive(id: string, at: Date): Promise<Session | undefined> {
    const found = await this.model.findOne({ _id: id, expiresAt: { $gt: at } }).lean<Stored<Session>>();
    return found ? toDomain<Session>(found) : undefined;
  }

  async touch(id: string, seen: Pick<Session, 'lastSeenAt' | 'expiresAt'>): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: seen });
  }

  async listOf(userId: string, at: Date): Promise<Session[]> {
    const found = await this.model
      .find({ userId, expiresAt: { $gt: at } })
      .sort({ lastSeenAt: -1 })
      .lean<Stored<Session>[]>();
    return found.map((session) => toDomain<Session>(session));
  }

  async remove(userId: string, id: string): Promise<boolean> {
    return (await this.model.deleteOne({ _id: id, userId })).deletedCount === 1;
  }

  async removeAllOfMany(userIds: string[]): Promise<void> {
    await this.model.deleteMany({ userId: { $in: userIds } });
  }

  async removeAllOf(userId: string, except?: string): Promise<void> {
    await this.model.deleteMany({ userId, ...(except && { _id: { $ne: except } }) });
  }
}
