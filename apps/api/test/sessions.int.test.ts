import type { SessionView, User } from '@smarttag/domain';
import { HistoryRepository, PartnersRepository, UsersRepository } from '@smarttag/domain/mongoose';
import { readScopeOf } from '@smarttag/domain';
import { aPartner, aUser } from '@smarttag/domain/testing';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { Client, send, type Refusal } from './support/client.js';
import { relay } from './support/system.js';
import { PASSWORD, makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
});

const attempt = <T = Refusal>(email: string, password: string, headers: Record<string, string> = {}) =>
  send<T>(`${api.url}/api/session`, 'POST', { email, password }, headers);

const newUser = async (over: Partial<User> = {}): Promise<User> => {
  const user = aUser({ partnerId: world.northlight.id, passwordHash: world.dana.passwordHash, ...over });
  await new UsersRepository(api.connection).insert(user);
  return user;
};

const eventsAbout = async (subjectId: string) => {
  await relay(api.connection);
  const page = await new HistoryRepository(api.connection).list(
    readScopeOf({ role: 'admin' }),
    { range: {}, subjectId },
    { limit: 50 },
  );
  return page.items;
};

describe('signing in', () => {
  it('answers who one is, and sets a cookie that scripts cannot read', async () => {
    const answer = await attempt<SessionView>(world.dana.email, PASSWORD);
    expect(answer.status).toBe(201);
    expect(answer.body.user).toMatchObject({ name: 'Dana Whitfield', role: 'partner' });
    expect(answer.body.partner).toMatchObject({ name: 'Northlight Studio' });
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('takes the address however it is written', async () => {
    expect((await attempt(` ${world.dana.email.toUpperCase()} `, PASSWORD)).status).toBe(201);
  });

  it('says the same of a wrong password and of an address that nobody has', async () => {
    const wrong = await attempt(world.priya.email, 'not it');
    const nobody = await attempt('nobody@nowhere.example', 'not it');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'WRONG_CREDENTIALS', message: 'E-mail or password is wrong.' });
    expect({ ...nobody.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('lists what is missing', async () => {
    const answer = await send<Refusal>(`${api.url}/api/session`, 'POST', { email: 'x' }, {});
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('VALIDATION_FAILED');
    expect(answer.body.details).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'email' }),
        expect.objectContaining({ field: 'password' }),
      ]),
    });
  });

  it('refuses another page’s origin, and takes its own', async () => {
    const foreign = await attempt(world.dana.email, PASSWORD, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.body.code).toBe('ORIGIN_NOT_ALLOWED');
    expect((await attempt(world.dana.email, PASSWORD, { origin: 'null' })).status).toBe(403);
    expect((await attempt(world.dana.email, PASSWORD, { origin: api.url })).status).toBe(201);
    expect((await attempt(world.dana.email, PASSWORD, { origin: api.env.PUBLIC_URL })).status).toBe(201);
  });

  it('tells a switched-off account and a suspended company why, but only who knows the password', async () => {
    const off = await newUser({ status: 'deactivated' });
    expect((await attempt(off.email, PASSWORD)).body).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await attempt(off.email, 'not it')).body.code).toBe('WRONG_CREDENTIALS');

    const suspended = aPartner({ name: 'Gone Quiet', status: 'suspended' });
    await new PartnersRepository(api.connection).insert(suspended);
    const member = await newUser({ partnerId: suspended.id });
    expect((await attempt(member.email, PASSWORD)).body).toMatchObject({
      code: 'PARTNER_SUSPENDED',
      message:
        'Gone Quiet is suspended. History stays readable for the platform. Write to partners@smarttag.example.',
    });
  });
});

describe('trying too often', () => {
  it('makes an account wait after five failures, also with the right password, and no other account', async () => {
    const user = await newUser();
    for (let tries = 0; tries < 5; tries += 1)
      expect((await attempt(user.email, 'not it')).body.code).toBe('WRONG_CREDENTIALS');
    const refused = await attempt(user.email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      message: 'Too many tries. Wait 30 seconds, or ask your administrator for a one-time link.',
    });
    expect((await attempt(world.dana.email, PASSWORD)).status).toBe(201);
  });

  it('does not let more through at once', async () => {
    const user = await newUser();
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(user.email, 'not it')));
    const checked = answers.filter(({ body }) => body.code === 'WRONG_CREDENTIALS');
    expect(checked).toHaveLength(5);
  });

  it('allows one try once the wait is over, and forgets all after a success', async () => {
    const user = await newUser();
    await Promise.all(Array.from({ length: 6 }, () => attempt(user.email, 'not it')));
    const redis = new Redis(api.env.REDIS_URL);
    const waits = await redis.keys('smarttag:sign-in:wait:*');
    for (const wait of waits) expect(await redis.ttl(wait)).toBeLessThanOrEqual(30);
    await redis.del(...waits);
    redis.disconnect();
    expect((await attempt(user.email, PASSWORD)).status).toBe(201);
    expect((await attempt(user.email, 'not it')).body.code).toBe('WRONG_CREDENTIALS');
    expect((await attempt(user.email, PASSWORD)).status).toBe(201);
  });
});

describe('a session', () => {
  it('says who one is', async () => {
    const dana = await world.signIn(world.dana);
    const answer = await dana.get<SessionView>('/api/session');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(dana.session);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is over after signing out', async () => {
    const dana = await world.signIn(world.dana);
    expect((await dana.delete('/api/session')).status).toBe(204);
    expect(await dana.get('/api/session')).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  });

  it('takes no write without its token', async () => {
    const dana = await world.signIn(world.dana);
    const answer = await send<Refusal>(
      `${api.url}/api/submissions`,
      'POST',
      {},
      { cookie: dana.headers['cookie']! },
    );
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('CSRF_TOKEN_WRONG');
  });

  it('is none without a cookie, or with one that we did not make', async () => {
    expect((await Client.signedOut(api.url).get('/api/session')).status).toBe(401);
    const made = await send<Refusal>(`${api.url}/api/session`, 'GET', undefined, {
      cookie: 'smarttag_session=x',
    });
    expect(made.body.code).toBe('NOT_SIGNED_IN');
  });
});

describe('in the history', () => {
  it('stand start and end by opaque id', async () => {
    const user = await newUser({ name: 'Secret Name' });
    const client = await world.signIn(user);
    await client.delete('/api/session');
    await relay(api.connection);
    const all = await new HistoryRepository(api.connection).list(
      readScopeOf({ role: 'admin' }),
      { range: {}, actorId: [user.id] },
      { limit: 50 },
    );
    expect(all.items.map(({ action }) => action)).toEqual(['session.ended', 'session.started']);
    expect(all.items.every(({ partnerId }) => partnerId === world.northlight.id)).toBe(true);
    expect(JSON.stringify(all.items)).not.toMatch(/Secret Name|example/);
  });

  it('stands a failed sign-in by user id, or by a keyed hash that tells nobody who it was', async () => {
    const user = await newUser();
    await attempt(user.email, 'not it');
    const [refused] = await eventsAbout(user.id);
    expect(refused).toMatchObject({ action: 'session.refused', after: { code: 'WRONG_CREDENTIALS' } });

    await attempt('someone@else.example', 'not it');
    await attempt('someone@else.example', 'not it either');
    await relay(api.connection);
    const { items } = await new HistoryRepository(api.connection).list(
      readScopeOf({ role: 'admin' }),
      { range: {}, action: ['session.refused'] },
      { limit: 2 },
    );
    expect(items[0]!.subject.id).toMatch(/^unknown:[0-9a-f]{32}$/);
    expect(items[0]!.subject.id).toBe(items[1]!.subject.id);
    expect(JSON.stringify(items)).not.toContain('else.example');
  });
});
