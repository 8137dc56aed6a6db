import { Injectable } from '@nestjs/common';
import { DomainError, type Session } from '@smarttag/domain';
import {
  PartnersRepository,
  SessionsRepository,
  SettingsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import { parse } from 'cookie';
import { Asker } from './asker.js';
import { SESSION_COOKIE, sessionIdOf } from './session-token.js';

/** Writing "last seen" with every request would be a write a request. */
const TOUCH_EVERY_MS = 60_000;

const notSignedIn = () => new DomainError('NOT_SIGNED_IN', 'Sign in to go on.');

/** Finds out who is asking, afresh each time: an ended session or a suspended partner is out at once. */
@Injectable()
export class Askers {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
    private readonly settings: SettingsRepository,
    private readonly idleMs: number,
  ) {}

  /** @throws NOT_SIGNED_IN, PARTNER_SUSPENDED */
  async ask(cookieHeader: string | undefined): Promise<Asker> {
    const token = parse(cookieHeader ?? '')[SESSION_COOKIE];
    if (!token) throw notSignedIn();
    const session = await this.sessions.findLive(sessionIdOf(token), new Date());
    if (!session) throw notSignedIn();
    const user = await this.users.findById(session.userId);
    if (!user || user.status !== 'active') throw notSignedIn();
    const partner = user.partnerId ? await this.partners.findById(user.partnerId) : undefined;
    if (user.partnerId && !partner) throw notSignedIn();
    if (partner?.status === 'suspended') {
      const { contact } = await this.settings.get();
      throw new DomainError(
        'PARTNER_SUSPENDED',
        `${partner.name} is suspended. History stays readable for the platform. Write to ${contact.email}.`,
      );
    }
    await this.touch(session);
    return new Asker(token, session, user, partner);
  }

  private async touch(session: Session): Promise<void> {
    const now = Date.now();
    if (now - session.lastSeenAt.getTime() < Math.min(TOUCH_EVERY_MS, this.idleMs / 4)) return;
    const idleEnd = Math.min(now + this.idleMs, session.absoluteExpiresAt.getTime());
    await this.sessions.touch(session.id, { lastSeenAt: new Date(now), expiresAt: new Date(idleEnd) });
  }
}
