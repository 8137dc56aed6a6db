import { Injectable } from '@nestjs/common';
import type { AccountSessionView, Cause, Page } from '@smarttag/domain';
import { SessionsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { ActionsService } from '../../../actions/actions.service.js';
import { inScope } from '../../../asking/in-scope.js';
import { accountSessionView } from '../../accounts/accounts.service.js';
import { SessionActions } from '../../sessions/session-actions.js';

/** Where somebody is signed in, as an admin sees and ends it. */
@Injectable()
export class PersonSessionsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly recorded: SessionActions,
    private readonly actions: ActionsService,
  ) {}

  async list(asker: Asker, id: string): Promise<Page<AccountSessionView>> {
    inScope(await this.users.findById(id));
    const sessions = await this.sessions.listOf(id, new Date());
    return { items: sessions.map((session) => accountSessionView(session, asker.session.id)) };
  }

  async end(cause: Cause, id: string, sessionId: string): Promise<void> {
    const user = inScope(await this.users.findById(id));
    inScope((await this.sessions.remove(id, sessionId)) || undefined);
    await this.actions.record(this.recorded.ended(user, sessionId, cause.requestId, { id: cause.actorId }));
  }
}
