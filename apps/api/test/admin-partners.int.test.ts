import type { AdminPartnerView, OneTimeLinkView, Page, PartnerUses } from '@smarttag/domain';
import { PartnersRepository } from '@smarttag/domain/mongoose';
import { aPartner } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { aPerson, accept, tokenIn } from './support/people.js';
import { eventsAbout, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let admin: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  admin = await world.signIn(world.admin);
});

/** Without the sign-ins that a test saw refused. */
const eventsOf = async (subjectId: string) =>
  (await eventsAbout(api.connection, admin, subjectId)).filter(({ action }) => action !== 'session.refused');

describe('a partner', () => {
  it('is created with a kind and a quota, and changed with before and after', async () => {
    const wanted = { name: 'Beacon Films', kind: 'marketing_partner', quotaBytes: 5e9 };
    const { body } = await admin.post<AdminPartnerView>('/api/admin/partners', wanted);
    expect(body).toMatchObject({ ...wanted, status: 'active' });
    const change = { quotaBytes: 9e9, version: 0 };
    const changed = await admin.patch<AdminPartnerView>(`/api/admin/partners/${body.id}`, change);
    expect(changed.body).toMatchObject({ quotaBytes: 9e9, version: 1 });
    expect(await admin.patch(`/api/admin/partners/${body.id}`, { quotaBytes: 1, version: 0 })).toMatchObject({
      status: 409,
      body: { code: 'STALE_VERSION', details: { current: { quotaBytes: 9e9 }, changedBy: 'Ines Okafor' } },
    });
    expect(await eventsOf(body.id)).toMatchObject([
      {
        action: 'partner.changed',
        before: { quotaBytes: 5e9 },
        after: { quotaBytes: 9e9 },
        partnerId: body.id,
      },
      { action: 'partner.created', after: { name: 'Beacon Films' }, partnerId: body.id },
    ]);
  });

  it('that is suspended cannot sign in nor send, keeps its history, and comes back', async () => {
    const partner = aPartner({ name: 'Lantern' });
    await new PartnersRepository(api.connection).insert(partner);
    const user = await aPerson(api, world, { partnerId: partner.id });
    const client = await world.signIn(user);
    await draftWith(client, world.holiday, [aFile({ size: 700 })]);
    const uses = await admin.get<PartnerUses>(`/api/admin/partners/${partner.id}/uses`);
    expect(uses.body).toEqual({ people: 1, drafts: { count: 1, exceeded: false }, usedBytes: 700 });

    const path = `/api/admin/partners/${partner.id}`;
    expect((await admin.post<AdminPartnerView>(`${path}/suspend`)).body.status).toBe('suspended');
    expect((await client.post('/api/submissions', {})).status).toBe(401);
    await expect(world.signIn(user)).rejects.toThrow('403');
    const link = await admin.post<OneTimeLinkView>(`/api/admin/users/${user.id}/link`);
    expect((await accept(api, tokenIn(link.body))).body.code).toBe('PARTNER_SUSPENDED');
    await relay(api.connection);
    const seen = await admin.get<Page<unknown>>(`/api/history?partnerId=${partner.id}`);
    expect(seen.body.items.length).toBeGreaterThan(0);

    await admin.post(`${path}/restore`);
    expect((await accept(api, tokenIn(link.body))).status).toBe(201);
    await Client.signIn(api.url, user.email, 'a password of mine');
    expect((await eventsOf(partner.id)).map(({ action, after }) => [action, after?.status])).toEqual([
      ['partner.restored', 'active'],
      ['partner.suspended', 'suspended'],
    ]);
  });
});
