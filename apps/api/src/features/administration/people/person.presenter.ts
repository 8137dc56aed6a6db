import { Injectable } from '@nestjs/common';
import type { PersonView, ReadScope, User } from '@smarttag/domain';
import { NamesService } from '../../../names/names.service.js';

@Injectable()
export class PersonPresenter {
  constructor(private readonly names: NamesService) {}

  async views(scope: ReadScope, users: User[]): Promise<PersonView[]> {
    const owned = users.flatMap(({ partnerId }) => (partnerId ? [{ partnerId }] : []));
    const names = await this.names.of(scope, { owned });
    const now = new Date();
    return users.map(({ id, email, name, role, status, partnerId, link, version, createdAt }) => ({
      id,
      email,
      name,
      role,
      status,
      partnerId,
      partnerName: partnerId && names.partner(partnerId),
      link:
        link && link.expiresAt > now
          ? { purpose: link.purpose, expiresAt: link.expiresAt.toISOString() }
          : undefined,
      version,
      createdAt: createdAt.toISOString(),
    }));
  }

  async one(scope: ReadScope, user: User): Promise<PersonView> {
    return (await this.views(scope, [user]))[0]!;
  }
}
