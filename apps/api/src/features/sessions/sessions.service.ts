import { Inject, Injectable } from '@nestjs/common';
import { DomainError, normaliseEmail, type SessionView, type SignIn, type User } from '@smarttag/domain';
import {
  PartnersRepository,
  SessionsRepository,
  SettingsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import { newSessionToken, sessionIdOf, type Asker } from '@smarttag/service-kit';
import { ActionsService } from '../../actions/actions.service.js';
import { ENV, type Env } from '../../config/env.js';
import { PasswordsService } from './passwords.service.js';
import { SessionActions } from './session-actions.js';
import { sessionView } from './session.view.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Where a sign-in comes from. */
export interface Visitor {
  requestId: string;
  address: string;
  userAgent?: string;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
    private readonly sessions: SessionsRepository,
    private readonly settings: SettingsRepository,
    private readonly passwords: PasswordsService,
    private readonly throttle: SignInThrottle,
    private readonly recorded: SessionActions,
    private readonly actions: ActionsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, NOT_ALLOWED, PARTNER_SUSPENDED */
  async signIn({ email, password }: SignIn, visitor: Visitor): Promise<{ token: string; view: SessionView }> {
    const address = normaliseEmail(email);
    const user = await this.users.findByEmail(address);
    try {
      await this.throttle.begin(address, visitor.address);
      if (!(await this.passwords.fits(user?.passwordHash, password)) || !user)
        throw new DomainError('WRONG_CREDENTIALS', 'E-mail or password is wrong.');
      await this.requireWelcome(user);
    } catch (error) {
      if (error instanceof DomainError)
        await this.recorded.refused(visitor.requestId, { user, address, code: error.code });
      throw error;
    }
    await this.throttle.succeeded(address, visitor.address);
    return this.open(user, visitor);
  }

  async signOut(asker: Asker, requestId: string): Promise<void> {
    await this.sessions.remove(asker.user.id, asker.session.id);
    await this.actions.record(this.recorded.ended(asker.user, asker.session.id, requestId));
  }

  /** A session for who has proved who they are. */
  async open(user: User, visitor: Visitor): Promise<{ token: string; view: SessionView }> {
    const token = newSessionToken();
    const id = sessionIdOf(token);
    const now = Date.now();
    const absoluteEnd = now + this.env.SESSION_ABSOLUTE_MS;
    await this.sessions.insert({
      id,
      userId: user.id,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(Math.min(now + this.env.SESSION_IDLE_MS, absoluteEnd)),
      absoluteExpiresAt: new Date(absoluteEnd),
      userAgent: visitor.userAgent?.slice(0, 300),
    });
    await this.actions.record(this.recorded.started(user, id, visitor.requestId));
    const partner = user.partnerId ? await this.partners.findById(user.partnerId) : undefined;
    return { token, view: sessionView({ user, partner, token }) };
  }

  /** Said only to who knows the password. */
  private async requireWelcome(user: User): Promise<void> {
    if (user.status !== 'active')
      throw new DomainError('NOT_ALLOWED', 'This account is switched off. Ask your administrator.');
    await this.requireActivePartner(user);
  }

  /** @throws PARTNER_SUSPENDED */
  async requireActivePartner(user: User): Promise<void> {
    const partner = user.partnerId ? await this.partners.findById(user.partnerId) : undefined;
    if (partner?.status !== 'suspended') return;
    const { contact } = await this.settings.get();
    throw new DomainError(
      'PARTNER_SUSPENDED',
      `${partner.name} is suspended. History stays readable for the platform. Write to ${contact.email}.`,
    );
  }
}
