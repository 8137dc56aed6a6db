import type { OneTimeLinkView, SessionView, User } from '@smarttag/domain';
import { UsersRepository } from '@smarttag/domain/mongoose';
import { aUser } from '@smarttag/domain/testing';
import type { TestApi } from './api.js';
import { Client } from './client.js';
import type { World } from './world.js';

export const tokenIn = ({ url }: OneTimeLinkView) => url.split('#')[1]!;
export const nobody = (api: TestApi) => Client.signedOut(api.url);

/** Opens a link that works once. */
export const accept = (api: TestApi, token: string, over: object = {}) =>
  nobody(api).post<SessionView & { code?: string }>('/api/invitations/accept', {
    token,
    name: 'Mara Lind',
    password: 'a password of mine',
    ...over,
  });

/** Somebody new of Northlight Studio, with everybody's password. */
export const aPerson = async (api: TestApi, world: World, over: Partial<User> = {}): Promise<User> => {
  const user = aUser({ partnerId: world.northlight.id, passwordHash: world.dana.passwordHash, ...over });
  await new UsersRepository(api.connection).insert(user);
  return user;
};
