import { Injectable } from '@nestjs/common';
import { PartnersRepository, SessionsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';

/** Whether a stream's session still lives. Looking does not keep it alive: an open page is nobody at work. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
  ) {}

  async lives({ session, user, partner }: Asker): Promise<boolean> {
    const [stillOpen, account, company] = await Promise.all([
      this.sessions.findLive(session.id, new Date()),
      this.users.findById(user.id),
      partner ? this.partners.findById(partner.id) : undefined,
    ]);
    // Another role or company means another scope than the stream was opened with.
    const unchanged = account?.role === user.role && account.partnerId === user.partnerId;
    return (
      stillOpen !== undefined &&
      account?.status === 'active' &&
      unchanged &&
      (!partner || company?.status === 'active')
    );
  }
}
