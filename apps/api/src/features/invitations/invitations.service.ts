import { Injectable } from '@nestjs/common';
import {
  acceptLink,
  linkEnded,
  requireLink,
  type LinkAccept,
  type LinkOpened,
  type SessionView,
  type User,
} from '@smarttag/domain';
import { PartnersRepository, SessionsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import { sessionIdOf } from '@smarttag/service-kit';
import { PasswordsService } from '../sessions/passwords.service.js';
import { SessionsService, type Visitor } from '../sessions/sessions.service.js';

/** Joining, and choosing a new password, by a link that works once. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordsService,
    private readonly signIns: SessionsService,
  ) {}

  /** Looking uses nothing up. @throws LINK_ENDED */
  async open(token: string): Promise<LinkOpened> {
    const tokenHash = sessionIdOf(token);
    const user = await this.holder(tokenHash);
    const { purpose, expiresAt } = requireLink(user, tokenHash, new Date());
    const partner = user.partnerId ? await this.partners.findById(user.partnerId) : undefined;
    const { email, name, role } = user;
    return { purpose, email, name, role, partnerName: partner?.name, expiresAt: expiresAt.toISOString() };
  }

  /** Every session from before is over. @throws LINK_ENDED, VALIDATION_FAILED, PARTNER_SUSPENDED */
  async accept(
    { token, name, password }: LinkAccept,
    visitor: Visitor,
  ): Promise<{ token: string; view: SessionView }> {
    const tokenHash = sessionIdOf(token);
    const user = await this.holder(tokenHash);
    const cause = { actorId: user.id, requestId: visitor.requestId, at: new Date() };
    requireLink(user, tokenHash, cause.at);
    // A suspended company uses no link up.
    await this.signIns.requireActivePartner(user);
    const passwordHash = await this.passwords.hash(password);
    const done = await this.users.commit(user.id, acceptLink(cause, { tokenHash, name, passwordHash }));
    if (!done) throw linkEnded();
    await this.sessions.removeAllOf(user.id);
    return this.signIns.open(done.value, visitor);
  }

  private async holder(tokenHash: string): Promise<User> {
    const user = await this.users.findByLink(tokenHash);
    if (!user) throw linkEnded();
    return user;
  }
}
