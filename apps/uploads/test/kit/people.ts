import { aPartner, aUser } from '@smarttag/domain/testing';
import { systemScope, type User } from '@smarttag/domain';
import { SESSION_COOKIE, csrfTokenOf, newSessionToken, sessionIdOf } from '@smarttag/service-kit';
import type { World } from './world.js';

export type Person = Awaited<ReturnType<typeof signIn>>;

/** Tests look at everything. */
export const ALL = systemScope();

/** A person with a live session and the headers their browser would send. */
export const signIn = async (world: World, over: Partial<User> = {}) => {
  const role = over.role ?? 'partner';
  const partnerId = role === 'partner' ? (over.partnerId ?? (await newPartner(world))) : undefined;
  const user = aUser({ ...over, role, partnerId });
  await world.users.insert(user);
  const token = newSessionToken();
  const now = new Date();
  const later = new Date(now.getTime() + 3_600_000);
  const session = { id: sessionIdOf(token), userId: user.id, createdAt: now, lastSeenAt: now };
  await world.sessions.insert({ ...session, expiresAt: later, absoluteExpiresAt: later });
  return {
    user,
    partnerId: partnerId ?? '',
    sessionId: session.id,
    headers: { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfTokenOf(token) },
  };
};

const newPartner = async (world: World): Promise<string> => {
  const partner = aPartner();
  await world.partners.insert(partner);
  return partner.id;
};

export const signOut = (world: World, { user, sessionId }: Person) =>
  world.sessions.remove(user.id, sessionId);

export const suspend = (world: World, { partnerId }: Person) =>
  world.connection
    .collection<{ _id: string }>('partners')
    .updateOne({ _id: partnerId }, { $set: { status: 'suspended' } });
