import { SYSTEM_ACTOR, giveLink, normaliseEmail, type Cause } from '@smarttag/domain';
import { UsersRepository } from '@smarttag/domain/mongoose';
import { MongoConnection } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { addressOf, drawLink } from './features/administration/people/one-time-link.js';

const LIFE_MS = 24 * 60 * 60_000;

/**
 * Invites an admin from the server's own command line, where nobody can yet or any more. Asked again it makes a
 * new link for the same person. @returns the link that works once
 */
export const inviteAdmin = async (mongoUrl: string, publicUrl: string, email: string): Promise<string> => {
  const mongo = new MongoConnection(mongoUrl);
  mongo.open();
  try {
    const users = new UsersRepository(mongo.connection);
    const cause: Cause = { actorId: SYSTEM_ACTOR, requestId: `invite-admin-${uuid()}`, at: new Date() };
    const { token, link } = drawLink(cause.at, LIFE_MS);
    const known = await users.findByEmail(email);
    if (known && known.role !== 'admin') throw new Error(`${known.email} is an account of another role.`);
    if (known) await users.commit(known.id, giveLink(cause, link));
    else
      await users.insert(
        {
          id: uuid(),
          email: normaliseEmail(email),
          name: '',
          role: 'admin',
          status: 'invited',
          link: { ...link, purpose: 'join' },
          createdAt: cause.at,
          revision: 1,
          version: 0,
        },
        cause,
      );
    return addressOf(token, publicUrl);
  } finally {
    await mongo.close();
  }
};
