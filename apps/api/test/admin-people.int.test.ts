import type { AccountSessionView, LinkOpened, OneTimeLinkView, Page, PersonView } from '@smarttag/domain';
import { UsersRepository } from '@smarttag/domain/mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteAdmin } from '../src/first-admin.js';
import { startApi, type TestApi } from './support/api.js';
import { Client } from './support/client.js';
import { startMailServer } from './support/mail-server.js';
import { aPerson, accept, nobody, tokenIn } from './support/people.js';
import { eventsAbout } from './support/system.js';
import { PASSWORD, makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let admin: Client;
let letters: string[];
beforeAll(async () => {
  const mail = await startMailServer();
  letters = mail.letters;
  api = await startApi({ SMTP_URL: mail.url });
  world = await makeWorld(api);
  admin = await world.signIn(world.admin);
});

/** Without the sign-ins that a test saw refused. */
const eventsOf = async (subjectId: string) =>
  (await eventsAbout(api.connection, admin, subjectId)).filter(({ action }) => action !== 'session.refused');
const invite = (over: object = {}) =>
  admin.post<OneTimeLinkView>('/api/admin/users', {
    email: `${Math.random().toString(36).slice(2)}@new.example`,
    role: 'partner',
    partnerId: world.northlight.id,
    ...over,
  });

describe('somebody who is invited', () => {
  it('joins once by the link, under a name and password of their own', async () => {
    const { status, body } = await invite({ email: 'Mara@New.example' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      mail: 'sent',
      person: {
        email: 'mara@new.example',
        status: 'invited',
        partnerName: 'Northlight Studio',
        link: { purpose: 'join' },
      },
    });
    expect(letters.at(-1)).toContain(body.url);
    expect(letters.at(-1)).toContain('To: mara@new.example');

    const opened = await nobody(api).post<LinkOpened>('/api/invitations/open', { token: tokenIn(body) });
    expect(opened.body).toMatchObject({
      purpose: 'join',
      email: 'mara@new.example',
      partnerName: 'Northlight Studio',
    });
    const joined = await accept(api, tokenIn(body));
    expect(joined).toMatchObject({ status: 201, body: { user: { name: 'Mara Lind', role: 'partner' } } });
    expect(joined.headers.getSetCookie()[0]).toMatch(/^smarttag_session=.*HttpOnly/);
    expect(await accept(api, tokenIn(body))).toMatchObject({ status: 410, body: { code: 'LINK_ENDED' } });
    await Client.signIn(api.url, 'mara@new.example', 'a password of mine');

    const events = await eventsOf(body.person.id);
    expect(events.map(({ action }) => action)).toEqual(['user.joined', 'user.invited']);
    expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toMatch(
      /ara|new\.example/,
    );
    expect(events[1]).toMatchObject({
      actorName: 'Ines Okafor',
      subjectName: 'Mara Lind',
      after: { role: 'partner', status: 'invited' },
    });
  });

  it('of two that press at the same moment one joins', async () => {
    const { body } = await invite();
    const answers = await Promise.all([accept(api, tokenIn(body)), accept(api, tokenIn(body))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  it('cannot sign in before, and needs the newest link that has not ended', async () => {
    const { body } = await invite();
    const renewed = await admin.post<OneTimeLinkView>(`/api/admin/users/${body.person.id}/link`);
    expect(renewed.body.person.link?.purpose).toBe('join');
    expect((await accept(api, tokenIn(body))).status).toBe(410);
    await expect(Client.signIn(api.url, body.person.email, '')).rejects.toThrow('400');
    await expect(Client.signIn(api.url, body.person.email, 'anything')).rejects.toThrow('401');

    const users = new UsersRepository(api.connection);
    const past = new Date(Date.now() - 1);
    await users.commit(body.person.id, (user) => ({
      set: { link: { ...user.link!, expiresAt: past } },
      event: { action: 'user.invited', actorId: 'test', requestId: 'test', at: past },
    }));
    expect((await accept(api, tokenIn(renewed.body))).body.code).toBe('LINK_ENDED');
    expect((await nobody(api).post('/api/invitations/open', { token: tokenIn(renewed.body) })).status).toBe(
      410,
    );
  });

  it('has one account for an e-mail, and a company exactly when it is a partner’s person', async () => {
    expect(await invite({ email: world.dana.email })).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN' },
    });
    expect((await invite({ role: 'auditor' })).status).toBe(400);
    expect((await invite({ partnerId: undefined })).status).toBe(400);
    expect((await invite({ partnerId: world.dana.id })).status).toBe(400);
    expect((await invite({ role: 'auditor', partnerId: undefined })).status).toBe(201);
  });
});

describe('a person', () => {
  it('who forgot the password gets a link that sets a new one and ends every session', async () => {
    const user = await aPerson(api, world);
    const before = await world.signIn(user);
    const { body } = await admin.post<OneTimeLinkView>(`/api/admin/users/${user.id}/link`);
    expect(body.person.link?.purpose).toBe('reset');
    expect((await before.get('/api/session')).status).toBe(200);
    const reset = await accept(api, tokenIn(body), { name: undefined });
    expect(reset.body.user.name).toBe(user.name);
    expect((await before.get('/api/session')).status).toBe(401);
    await expect(world.signIn(user)).rejects.toThrow('401');
    expect((await eventsOf(user.id)).map(({ action }) => action)).toEqual(['account.changed', 'user.reset']);
  });

  it('whose password was changed meanwhile has no link that still opens', async () => {
    const user = await aPerson(api, world);
    const { body } = await admin.post<OneTimeLinkView>(`/api/admin/users/${user.id}/link`);
    const client = await world.signIn(user);
    const password = { current: PASSWORD, next: 'a password of theirs' };
    expect((await client.patch('/api/account', { timeZone: 'Asia/Seoul' })).status).toBe(200);
    expect((await nobody(api).post('/api/invitations/open', { token: tokenIn(body) })).status).toBe(200);
    expect((await client.patch('/api/account', { password })).status).toBe(200);
    expect(await accept(api, tokenIn(body))).toMatchObject({ status: 410, body: { code: 'LINK_ENDED' } });
    await Client.signIn(api.url, user.email, password.next);
    const listed = await admin.get<Page<PersonView>>(`/api/admin/users?search=${user.email}`);
    expect(listed.body.items[0]).toMatchObject({ id: user.id });
    expect(listed.body.items[0]!.link).toBeUndefined();
  });

  it('who is deactivated is out at once, and back in when restored', async () => {
    const user = await aPerson(api, world);
    const client = await world.signIn(user);
    const off = await admin.post<PersonView>(`/api/admin/users/${user.id}/deactivate`);
    expect(off.body.status).toBe('deactivated');
    expect((await client.get('/api/creatives')).status).toBe(401);
    await expect(world.signIn(user)).rejects.toThrow('403');
    expect((await admin.post(`/api/admin/users/${user.id}/link`)).body.code).toBe('NOT_ALLOWED');
    await admin.post(`/api/admin/users/${user.id}/restore`);
    await world.signIn(user);
    expect((await eventsOf(user.id)).slice(0, 2)).toMatchObject([
      { action: 'user.restored', before: { status: 'deactivated' }, after: { status: 'active' } },
      { action: 'user.deactivated', before: { status: 'active' }, after: { status: 'deactivated' } },
    ]);
  });

  it('is found by e-mail, role, status and company', async () => {
    const user = await aPerson(api, world, { email: 'findable@northlight.example' });
    const find = async (query: string) =>
      (await admin.get<Page<PersonView>>(`/api/admin/users?${query}`)).body.items.map(({ id }) => id);
    expect(await find('search=FINDABLE@')).toEqual([user.id]);
    expect(await find('role=auditor&status=active')).toContain(world.auditor.id);
    expect(await find(`partnerId=${world.harbor.id}`)).toEqual([world.mateo.id]);
    const listed = await admin.get<Page<PersonView>>('/api/admin/users?search=findable');
    expect(JSON.stringify(listed.body)).not.toContain('argon2');
  });

  it('can be signed out of one place by an admin', async () => {
    const user = await aPerson(api, world);
    const [one, other] = [await world.signIn(user), await world.signIn(user)];
    const path = `/api/admin/users/${user.id}/sessions`;
    const { body } = await admin.get<Page<AccountSessionView>>(path);
    expect(body.items).toHaveLength(2);
    expect((await admin.delete(`${path}/${body.items[0]!.id}`)).status).toBe(204);
    const statuses = await Promise.all(
      [one, other].map(async (client) => (await client.get('/api/session')).status),
    );
    expect(statuses.sort()).toEqual([200, 401]);
    expect((await eventsOf(body.items[0]!.id))[0]).toMatchObject({
      action: 'session.ended',
      actorName: 'Ines Okafor',
    });
  });
});

describe('the first admin', () => {
  it('is invited from the server’s command line, and again when the link was lost', async () => {
    const ask = () => inviteAdmin(api.env.MONGO_URL, 'https://tags.example', 'First@Platform.example');
    const [lost, url] = [await ask(), await ask()];
    expect(url).toMatch(/^https:\/\/tags\.example\/invitation#/);
    expect((await accept(api, lost.split('#')[1]!)).body.code).toBe('LINK_ENDED');
    const joined = await accept(api, url.split('#')[1]!);
    expect(joined.body.user).toMatchObject({ email: 'first@platform.example', role: 'admin' });
    await expect(inviteAdmin(api.env.MONGO_URL, 'https://tags.example', world.dana.email)).rejects.toThrow(
      'another role',
    );
    await admin.post(`/api/admin/users/${joined.body.user.id}/deactivate`);
  });
});

describe('the last admin', () => {
  it('cannot be switched off or made an auditor, also not by two admins at once', async () => {
    const { id } = world.admin;
    expect((await admin.post(`/api/admin/users/${id}/deactivate`)).body.code).toBe('LAST_ADMIN');
    const demote = { role: 'auditor', version: 0 };
    expect((await admin.patch(`/api/admin/users/${id}`, demote)).body.code).toBe('LAST_ADMIN');

    const second = await aPerson(api, world, { role: 'auditor', partnerId: undefined });
    const promoted = await admin.patch<PersonView>(`/api/admin/users/${second.id}`, {
      role: 'admin',
      version: 0,
    });
    expect(promoted.body).toMatchObject({ role: 'admin', version: 1 });
    const other = await world.signIn(second);
    await Promise.all([
      other.post(`/api/admin/users/${id}/deactivate`),
      admin.post(`/api/admin/users/${second.id}/deactivate`),
    ]);
    expect(await new UsersRepository(api.connection).countActiveAdmins()).toBeGreaterThan(0);
    const users = new UsersRepository(api.connection);
    if ((await users.findById(id))!.status !== 'active') await other.post(`/api/admin/users/${id}/restore`);
    admin = await world.signIn(world.admin);
  });
});
