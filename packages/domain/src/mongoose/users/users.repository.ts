import type { Connection, Model } from 'mongoose';
import { modelOf } from '../collection.js';
import { normaliseEmail, type User } from '../../rules/user.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { UserSchema } from './user.schema.js';

/** Accounts are the platform's, not a partner's: who may read them is decided by the callers, all in sign-in and names. */
export class UsersRepository {
  private readonly model: Model<Stored<User>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'User', UserSchema);
  }

  async insert(user: User): Promise<void> {
    await this.model.create(toStored({ ...user, email: normaliseEmail(user.email) }));
  }

  /** Whether anybody has an account: demo data goes into an empty database only. */
  async exists(): Promise<boolean> {
    return (await this.model.findOne().select('_id').lean()) !== null;
  }

  async findById(id: string): Promise<User | undefined> {
    const found = await this.model.findById(id).lean<Stored<User>>();
    return found ? toDomain<User>(found) : undefined;
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const found = await this.model.findOne({ email: normaliseEmail(email) }).lean<Stored<User>>();
    return found ? toDomain<User>(found) : undefined;
  }

  /** Names and companies behind opaque ids, for showing them. */
  async namesOf(ids: string[]): Promise<Map<string, Pick<User, 'id' | 'name' | 'role' | 'partnerId'>>> {
    const found = await this.model
      .find({ _id: { $in: [...new Set(ids)] } })
      .select({ name: 1, role: 1, partnerId: 1 })
      .lean<Stored<User>[]>();
    return new Map(found.map(({ _id, name, role, partnerId }) => [_id, { id: _id, name, role, partnerId }]));
  }

  async setAccount(id: string, change: Partial<Pick<User, 'timeZone' | 'passwordHash'>>): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: change });
  }
}
