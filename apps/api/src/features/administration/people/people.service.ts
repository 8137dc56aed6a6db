import { Injectable } from '@nestjs/common';
import {
  DomainError,
  changeRole,
  deactivateUser,
  restoreUser,
  type Cause,
  type Decide,
  type Page,
  type PersonPatch,
  type PersonQuery,
  type PersonView,
  type User,
} from '@smarttag/domain';
import { SessionsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../../asking/in-scope.js';
import { StaleEdits } from '../../../names/stale-edits.js';
import { PersonPresenter } from './person.presenter.js';

const lastAdmin = () =>
  new DomainError('LAST_ADMIN', 'This is the last admin. Make somebody else an admin first.');

@Injectable()
export class PeopleService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly presenter: PersonPresenter,
    private readonly staleEdits: StaleEdits,
  ) {}

  async list({ readScope }: Asker, { cursor, limit, ...filter }: PersonQuery): Promise<Page<PersonView>> {
    const page = await this.users.list(filter, { cursor, limit });
    return { ...page, items: await this.presenter.views(readScope, page.items) };
  }

  /** Streams and uploads of another role look again by themselves. @throws LAST_ADMIN, STALE_VERSION */
  async change(asker: Asker, cause: Cause, id: string, patch: PersonPatch): Promise<PersonView> {
    const takesAdmin = patch.role !== 'admin';
    const back = { role: 'admin' as const };
    const change = () => this.commit(asker, id, changeRole(cause, patch));
    const user = takesAdmin
      ? await this.keepingAnAdmin(id, change, (version) => changeRole(cause, { ...back, version }))
      : await change();
    return this.presenter.one(asker.readScope, user);
  }

  /** @throws LAST_ADMIN */
  async deactivate(asker: Asker, cause: Cause, id: string): Promise<PersonView> {
    const user = await this.keepingAnAdmin(
      id,
      () => this.commit(asker, id, deactivateUser(cause)),
      () => restoreUser(cause),
    );
    await this.sessions.removeAllOf(id);
    return this.presenter.one(asker.readScope, user);
  }

  async restore(asker: Asker, cause: Cause, id: string): Promise<PersonView> {
    return this.presenter.one(asker.readScope, await this.commit(asker, id, restoreUser(cause)));
  }

  /** Two admins who switch each other off at the same moment both find nobody left, and both put it back. */
  private async keepingAnAdmin(
    id: string,
    change: () => Promise<User>,
    putBack: (version: number) => Decide<User>,
  ): Promise<User> {
    const before = inScope(await this.users.findById(id));
    const isAdmin = before.role === 'admin' && before.status === 'active';
    if (isAdmin && (await this.users.countActiveAdmins()) < 2) throw lastAdmin();
    const user = await change();
    if (!isAdmin || (await this.users.countActiveAdmins()) > 0) return user;
    await this.users.commit(id, putBack(user.version));
    throw lastAdmin();
  }

  private async commit(asker: Asker, id: string, decide: Decide<User>): Promise<User> {
    const done = await this.users
      .commit(id, decide)
      .catch((error: unknown) => this.staleEdits.explain(asker.readScope, error));
    return inScope(done).value;
  }
}
