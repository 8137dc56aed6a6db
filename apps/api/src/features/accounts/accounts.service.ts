import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type AccountPatch,
  type AccountSessionView,
  type Page,
  type Session,
  type UserView,
} from '@smarttag/domain';
import { SessionsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { ActionsService } from '../../actions/actions.service.js';
import { inScope } from '../../asking/in-scope.js';
import { PasswordsService } from '../sessions/passwords.service.js';
import { SessionActions } from '../sessions/session-actions.js';
import { userView } from '../sessions/session.view.js';

export const accountSessionView = (session: Session, currentId: string): AccountSessionView => ({
  id: session.id,
  current: session.id === currentId,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  userAgent: session.userAgent,
});

@Injectable()
export class AccountsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordsService,
    private readonly recorded: SessionActions,
    private readonly actions: ActionsService,
  ) {}

  /** A new password ends every other session of the account. @throws WRONG_CREDENTIALS */
  async change(asker: Asker, patch: AccountPatch, requestId: string): Promise<UserView> {
    const { user } = asker;
    const change = {
      ...(patch.timeZone && { timeZone: patch.timeZone }),
      ...(patch.password && { passwordHash: await this.newHash(asker, patch.password) }),
    };
    const fields = [patch.timeZone && 'timeZone', patch.password && 'password'].filter(Boolean);
    if (fields.length === 0) return userView(user);
    await this.users.setAccount(user.id, change);
    if (patch.password) await this.sessions.removeAllOf(user.id, asker.session.id);
    await this.actions.record({
      ...asker.cause({ id: requestId }),
      action: 'account.changed',
      subject: { type: 'user', id: user.id },
      partnerId: user.partnerId,
      after: { fields },
    });
    return userView({ ...user, ...change });
  }

  async listSessions(asker: Asker): Promise<Page<AccountSessionView>> {
    const sessions = await this.sessions.listOf(asker.user.id, new Date());
    return {
      items: sessions.map((session) => accountSessionView(session, asker.session.id)),
    };
  }

  async endSession(asker: Asker, id: string, requestId: string): Promise<void> {
    const removed = await this.sessions.remove(asker.user.id, id);
    inScope(removed || undefined);
    await this.actions.record(this.recorded.ended(asker.user, id, requestId));
  }

  private async newHash(asker: Asker, password: NonNullable<AccountPatch['password']>): Promise<string> {
    if (!(await this.passwords.fits(asker.user.passwordHash, password.current)))
      throw new DomainError('WRONG_CREDENTIALS', 'The current password is wrong.');
    return this.passwords.hash(password.next);
  }
}
