import type { SessionView } from '@smarttag/domain';
import { SessionsRepository } from '@smarttag/domain/mongoose';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { send } from './support/client.js';
import { PASSWORD, makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi({
    PUBLIC_URL: 'https://smarttag.example',
    SESSION_IDLE_MS: '3600000',
    SESSION_ABSOLUTE_MS: '1800000',
  });
  world = await makeWorld(api);
});

it('sends the cookie over https only, once people come by https', async () => {
  const body = { email: world.dana.email, password: PASSWORD };
  const answer = await send<SessionView>(`${api.url}/api/session`, 'POST', body, {});
  expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/);
  expect(answer.headers.getSetCookie()[0]).toMatch(/Max-Age=1800/);
});

it('ends a session at the earlier of its idle and its absolute end', async () => {
  await world.signIn(world.dana);
  const [session] = await new SessionsRepository(api.connection).listOf(world.dana.id, new Date());
  expect(session!.expiresAt).toEqual(session!.absoluteExpiresAt);
  expect(session!.absoluteExpiresAt.getTime() - session!.createdAt.getTime()).toBe(1_800_000);
});
