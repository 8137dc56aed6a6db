import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { Role, UserStatus } from '../../contracts/session.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import type { ReadScope } from '../../rules/scopes.js';
import { normaliseEmail, type User } from '../../rules/user.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { orDuplicate } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { anyOf, within } from '../scope-filter.js';
import { toDomain, toStored } from '../stored.js';
import { UserSchema, type StoredUser } from './user.schema.js';

/** More than a menu can show: then the newest. */
const MOST_NAMES = 2_000;

export interface UserFilter {
  /** How the e-mail begins. */
  search?: string;
  role?: Role[];
  status?: UserStatus[];
  partnerId?: string[];
}

const toUser = (document: StoredUser): User => toDomain<User>(document);
const emailTaken = () => new DomainError('EMAIL_TAKEN', 'Somebody has an account with this e-mail already.');
const beginsWith = (text: string) => `^${normaliseEmail(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;

/** Accounts are the platform's, not a partner's: who may read them is decided by the callers, in sign-in, names and administration. */
export class UsersRepository {
  private readonly model: Model<StoredUser>;
  private readonly committer: Committer<User, StoredUser>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'User', UserSchema);
    this.committer = new Committer(this.model, 'user', toUser);
  }

  /** @param cause who invites; the demo's people were invited by nobody. @throws EMAIL_TAKEN */
  async insert(user: User, cause?: Cause): Promise<void> {
    const { id, role, status, partnerId } = user;
    const outbox = cause
      ? [
          eventOf(
            { ...cause, action: 'user.invited', after: { role, status } },
            { type: 'user', id, partnerId },
            user.revision,
          ),
        ]
      : [];
    const document = { ...toStored({ ...user, email: normaliseEmail(user.email) }), outbox };
    await orDuplicate(this.model.create(document), emailTaken);
  }

  /** Whether anybody has an account: demo data goes into an empty database only. */
  async exists(): Promise<boolean> {
    return (await this.model.findOne().select('_id').lean()) !== null;
  }

  async findById(id: string): Promise<User | undefined> {
    const found = await this.model.findById(id).lean<StoredUser>();
    return found ? toUser(found) : undefined;
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const found = await this.model.findOne({ email: normaliseEmail(email) }).lean<StoredUser>();
    return found ? toUser(found) : undefined;
  }

  async findByLink(tokenHash: string): Promise<User | undefined> {
    const found = await this.model.findOne({ 'link.tokenHash': tokenHash }).lean<StoredUser>();
    return found ? toUser(found) : undefined;
  }

  /** Newest first. */
  async list(filter: UserFilter, page: PageRequest): Promise<Page<User>> {
    const found = await this.model
      .find({
        ...anyOf('partnerId', filter.partnerId),
        ...anyOf('role', filter.role),
        ...anyOf('status', filter.status),
        ...(filter.search && { email: { $regex: beginsWith(filter.search) } }),
        ...pageFilter('createdAt', {}, page.cursor),
      })
      .sort(pageSort('createdAt'))
      .limit(page.limit + 1)
      .lean<StoredUser[]>();
    return pageFrom(found.map(toUser), page.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  }

  /** Everybody who has or had an account in the scope, by name. */
  async listNames(scope: ReadScope): Promise<Pick<User, 'id' | 'name' | 'partnerId'>[]> {
    const found = await this.model
      .find(within(scope))
      .select({ name: 1, partnerId: 1 })
      .sort({ createdAt: -1 })
      .limit(MOST_NAMES)
      .lean<StoredUser[]>();
    return found
      .map(({ _id, name, partnerId }) => ({ id: _id, name, partnerId }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  async idsOfPartner(partnerId: string): Promise<string[]> {
    const found = await this.model.find({ partnerId }).select({ _id: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  countActiveAdmins(): Promise<number> {
    return this.model.countDocuments({ role: 'admin', status: 'active' });
  }

  /** Names and companies behind opaque ids, for showing them. */
  async namesOf(ids: string[]): Promise<Map<string, Pick<User, 'id' | 'name' | 'role' | 'partnerId'>>> {
    const found = await this.model
      .find({ _id: { $in: [...new Set(ids)] } })
      .select({ name: 1, role: 1, partnerId: 1 })
      .lean<StoredUser[]>();
    return new Map(found.map(({ _id, name, role, partnerId }) => [_id, { id: _id, name, role, partnerId }]));
  }

  /** A link was given for the password before: it goes with it, and who is just accepting it has to look again. */
  async setAccount(id: string, change: Partial<Pick<User, 'timeZone' | 'passwordHash'>>): Promise<void> {
    const endsLink = change.passwordHash ? { $unset: { link: '' }, $inc: { revision: 1 } } : {};
    await this.model.updateOne({ _id: id }, { $set: change, ...endsLink });
  }

  /** @returns undefined when there is none */
  commit(id: string, decide: Decide<User>) {
    return this.committer.commit({ _id: id }, decide);
  }
}
