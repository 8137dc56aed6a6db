import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  giveLink,
  normaliseEmail,
  type Cause,
  type OneTimeLinkView,
  type PersonInvite,
  type User,
} from '@smarttag/domain';
import { PartnersRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../../asking/in-scope.js';
import { ENV, type Env } from '../../../config/env.js';
import { Mailer } from '../../../mail/mailer.js';
import { letterWith } from './letters.js';
import { addressOf, drawLink } from './one-time-link.js';
import { PersonPresenter } from './person.presenter.js';

/** Invitations, and links for who forgot the password. */
@Injectable()
export class LinksService {
  constructor(
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
    private readonly presenter: PersonPresenter,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws EMAIL_TAKEN, VALIDATION_FAILED for a partner that is not there */
  async invite(asker: Asker, cause: Cause, invited: PersonInvite): Promise<OneTimeLinkView> {
    if (invited.partnerId && !(await this.partners.findById(invited.partnerId)))
      throw new DomainError('VALIDATION_FAILED', 'There is no such partner.');
    const { token, link } = drawLink(cause.at, this.env.LINK_LIFE_MS);
    const user: User = {
      ...invited,
      id: uuid(),
      email: normaliseEmail(invited.email),
      name: '',
      status: 'invited',
      link: { ...link, purpose: 'join' },
      createdAt: cause.at,
      revision: 1,
      version: 0,
    };
    await this.users.insert(user, cause);
    return this.hand(asker, user, token);
  }

  /** The link before this one opens no more. @throws NOT_ALLOWED for a deactivated account */
  async renew(asker: Asker, cause: Cause, id: string): Promise<OneTimeLinkView> {
    const { token, link } = drawLink(cause.at, this.env.LINK_LIFE_MS);
    const { value } = inScope(await this.users.commit(id, giveLink(cause, link)));
    return this.hand(asker, value, token);
  }

  private async hand(asker: Asker, user: User, token: string): Promise<OneTimeLinkView> {
    const url = addressOf(token, this.env.PUBLIC_URL);
    const { expiresAt, purpose } = user.link!;
    const mail = await this.mailer.send(letterWith({ to: user.email, url, purpose, expiresAt }));
    const person = await this.presenter.one(asker.readScope, user);
    return { person, url, expiresAt: expiresAt.toISOString(), mail };
  }
}
