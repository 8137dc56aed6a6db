import type { AccountSessionView, Page, User, UserView } from '@smarttag/domain';
import { HistoryRepository, UsersRepository } from '@smarttag/domain/mongoose';
import { readScopeOf } from '@smarttag/domain';
import { aUser } from '@smarttag/domain/testing';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { Client } from './support/client.js';
import { relay } from './support/system.js';
import { PASSWORD, makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
});

const newUser = async (): Promise<User> => {
  const user = aUser({ partnerId: world.northlight.id, passwordHash: world.dana.passwordHash });
  await new UsersRepository(api.connection).insert(user);
  return user;
};

it('keeps the time zone, and refuses what is none', async () => {
  const client = await world.signIn(await newUser());
  const changed = await client.patch<UserView>('/api/account', { timeZone: 'Asia/Kathmandu' });
  expect(changed.body.timeZone).toBe('Asia/Kathmandu');
  expect((await client.get('/api/session')).body).toMatchObject({ user: { timeZone: 'Asia/Kathmandu' } });
  expect((await client.patch('/api/account', { timeZone: 'Mars/Olympus' })).body).toMatchObject({
    code: 'VALIDATION_FAILED',
    details: { fields: [{ field: 'timeZone', message: 'Not an IANA time zone.' }] },
  });
});

it('changes the password for who knows the present one, and ends every other session', async () => {
  const user = await newUser();
  const [here, elsewhere] = [await world.signIn(user), await world.signIn(user)];
  const next = 'another password';
  const wrong = await here.patch('/api/account', { password: { current: 'not it', next } });
  expect(wrong.body).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect((await here.patch('/api/account', { password: { current: PASSWORD, next } })).status).toBe(200);
  expect((await here.get('/api/session')).status).toBe(200);
  expect((await elsewhere.get('/api/session')).status).toBe(401);
  await expect(Client.signIn(api.url, user.email, next)).resolves.toBeDefined();
});

it('lists one’s own sessions and ends any of them', async () => {
  const user = await newUser();
  const [here, elsewhere] = [await world.signIn(user), await world.signIn(user)];
  const { body } = await here.get<Page<AccountSessionView>>('/api/account/sessions');
  expect(body.items).toHaveLength(2);
  const other = body.items.find(({ current }) => !current)!;
  expect((await here.delete(`/api/account/sessions/${other.id}`)).status).toBe(204);
  expect((await elsewhere.get('/api/session')).status).toBe(401);
  expect((await here.delete(`/api/account/sessions/${other.id}`)).status).toBe(404);
});

it('cannot end the session of somebody else, who stays signed in', async () => {
  const [dana, priya] = [await world.signIn(world.dana), await world.signIn(world.priya)];
  const { body } = await priya.get<Page<AccountSessionView>>('/api/account/sessions');
  expect((await dana.delete(`/api/account/sessions/${body.items[0]!.id}`)).status).toBe(404);
  expect((await priya.get('/api/session')).status).toBe(200);
});

it('lets an auditor change their own account', async () => {
  const auditor = await world.signIn(world.auditor);
  expect((await auditor.patch('/api/account', { timeZone: 'Europe/Berlin' })).status).toBe(200);
});

it('tells history which fields changed, never what is in them', async () => {
  const user = await newUser();
  const client = await world.signIn(user);
  await client.patch('/api/account', {
    timeZone: 'Asia/Seoul',
    password: { current: PASSWORD, next: 'a secret for nobody' },
  });
  await relay(api.connection);
  const filter = { range: {}, subjectId: user.id };
  const history = new HistoryRepository(api.connection);
  const { items } = await history.list(readScopeOf({ role: 'admin' }), filter, { limit: 10 });
  expect(items[0]).toMatchObject({
    action: 'account.changed',
    after: { fields: ['timeZone', 'password'] },
    partnerId: world.northlight.id,
  });
  expect(JSON.stringify(items)).not.toMatch(/Seoul|secret|argon/);
});
