import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ErrorCode, HistoryEvent, User } from '@smarttag/domain';
import { ActionsService } from '../../actions/actions.service.js';
import { oncePerHalfHour } from '../../actions/once-per-half-hour.js';
import { ENV, type Env } from '../../config/env.js';
import { ANONYMOUS_ACTOR } from '../../names/names.js';

type Action = Omit<HistoryEvent, 'id'>;

/** How sign-ins appear in history: by opaque id, never by mail address. */
@Injectable()
export class SessionActions {
  constructor(
    private readonly actions: ActionsService,
    @Inject(ENV) private readonly env: Pick<Env, 'AUDIT_KEY'>,
  ) {}

  started(user: User, sessionId: string, requestId: string): Action {
    return this.of('session.started', user, sessionId, requestId);
  }

  /** @param by an admin who ended it for them */
  ended(user: User, sessionId: string, requestId: string, by: { id: string } = user): Action {
    return { ...this.of('session.ended', user, sessionId, requestId), actorId: by.id };
  }

  /** Of an address that nobody has only a keyed hash is kept, enough to see that it is tried again. */
  async refused(
    requestId: string,
    tried: { user: User | undefined; address: string; code: ErrorCode },
  ): Promise<void> {
    const hashed = createHmac('sha256', this.env.AUDIT_KEY).update(tried.address).digest('hex').slice(0, 32);
    const at = new Date();
    await this.actions.record({
      // Who goes on trying while told to wait must not be able to fill the history.
      id: tried.code === 'TOO_MANY_ATTEMPTS' ? oncePerHalfHour(at, tried.code, hashed) : undefined,
      actorId: ANONYMOUS_ACTOR,
      requestId,
      at,
      action: 'session.refused',
      subject: { type: 'user', id: tried.user?.id ?? `unknown:${hashed}` },
      partnerId: tried.user?.partnerId,
      after: { code: tried.code },
    });
  }

  private of(action: HistoryEvent['action'], user: User, sessionId: string, requestId: string): Action {
    return {
      actorId: user.id,
      requestId,
      at: new Date(),
      action,
      subject: { type: 'session', id: sessionId },
      partnerId: user.partnerId,
    };
  }
}
