import type { AdminBusinessCenterView, AdminSettingsView, Page, SettingsView } from '@smarttag/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { eventsAbout } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let admin: Client;
let dana: Client;
let mateo: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  admin = await world.signIn(world.admin);
  dana = await world.signIn(world.dana);
  mateo = await world.signIn(world.mateo);
});

const eventsOf = (subjectId: string, asker = admin) => eventsAbout(api.connection, asker, subjectId);

describe('the platform’s settings', () => {
  it('are what everybody reads as soon as an admin saved them; of the contact history holds only that it changed', async () => {
    const { body: before } = await admin.get<AdminSettingsView>('/api/admin/settings');
    const contact = { name: 'Noor Haddad', email: 'noor@smarttag.example' };
    const limits = { ...before.limits, maxFileBytes: 5e9 };
    const changed = await admin.patch<AdminSettingsView>('/api/admin/settings', {
      contact,
      limits,
      version: 0,
    });
    expect(changed.body).toMatchObject({ contact, limits, version: 1 });
    const seen = (await dana.get<SettingsView>('/api/settings')).body;
    expect(seen).toMatchObject({ contact, limits });
    expect(seen).not.toHaveProperty('lastEditedBy');

    const [event] = await eventsOf('platform');
    expect(event).toMatchObject({
      action: 'settings.changed',
      before: { limits: { maxFileBytes: 20e9 } },
      after: { limits: { maxFileBytes: 5e9 }, fields: ['contact', 'limits'] },
    });
    expect(JSON.stringify(event)).not.toContain('oor');

    const large = await draftWith(dana, world.holiday, []);
    const files = [aFile({ size: 6e9 })];
    expect((await dana.post(`/api/submissions/${large.id}/creatives`, { files })).body.code).toBe(
      'FILE_TOO_LARGE',
    );
    const stale = { contact: { ...contact, name: 'Else' }, version: 0 };
    expect((await admin.patch('/api/admin/settings', stale)).body.code).toBe('STALE_VERSION');
  });
});

describe('a Business Center', () => {
  const centers = async (query: string) =>
    (await admin.get<Page<AdminBusinessCenterView>>(`/api/admin/business-centers?${query}`)).body.items;

  it('is confirmed for the partner that states it', async () => {
    await dana.post('/api/business-centers', { businessCenterId: JUNIPER, name: 'Juniper Coffee' });
    const path = `/api/admin/business-centers/${JUNIPER}/partners/${world.northlight.id}/confirm`;
    expect((await admin.post<AdminBusinessCenterView>(path)).body).toMatchObject({
      status: 'confirmed',
      partnerName: 'Northlight Studio',
      statedByName: 'Dana Whitfield',
    });
    expect((await eventsOf(`${world.northlight.id}:${JUNIPER}`, dana))[0]).toMatchObject({
      action: 'business_center.confirmed',
      before: { status: 'unverified' },
      after: { status: 'confirmed' },
    });
    expect(await admin.post(path.replace(JUNIPER, '7'))).toMatchObject({ status: 404 });
  });

  it('is what the partner states and no more once a confirmation is taken back', async () => {
    const businessCenterId = '7601340984413790777';
    await dana.post('/api/business-centers', { businessCenterId, name: 'Larkspur' });
    const path = `/api/admin/business-centers/${businessCenterId}/partners/${world.northlight.id}`;
    await admin.post(`${path}/confirm`);
    expect((await admin.post<AdminBusinessCenterView>(`${path}/unconfirm`)).body.status).toBe('unverified');
    expect((await admin.post<AdminBusinessCenterView>(`${path}/unconfirm`)).body.status).toBe('unverified');
    const events = await eventsOf(`${world.northlight.id}:${businessCenterId}`, dana);
    expect(events.map(({ action }) => action)).toEqual([
      'business_center.unconfirmed',
      'business_center.confirmed',
      'business_center.stated',
    ]);
    expect(events[0]).toMatchObject({ before: { status: 'confirmed' }, after: { status: 'unverified' } });
    const auditor = await world.signIn(world.auditor);
    expect((await auditor.post(`${path}/unconfirm`)).status).toBe(403);
    expect(await admin.post(`${path.replace(businessCenterId, '7')}/unconfirm`)).toMatchObject({
      status: 404,
    });
  });

  it('that two partners state is flagged until a note resolves it, which no partner reads of', async () => {
    const businessCenterId = '7412250984413790209';
    await dana.post('/api/business-centers', { businessCenterId, name: 'Meridian' });
    expect(await centers('flagged=true&search=7412')).toEqual([]);
    await mateo.post('/api/business-centers', { businessCenterId, name: 'Meridian Sport' });
    expect(await centers('flagged=true&search=7412')).toMatchObject([
      { partnerName: 'Harbor Media', others: [{ partnerName: 'Northlight Studio', name: 'Meridian' }] },
      { partnerName: 'Northlight Studio', others: [{ partnerName: 'Harbor Media' }] },
    ]);

    const note = 'One brand, two agencies: both are right.';
    expect((await admin.post(`/api/admin/business-centers/${businessCenterId}/note`, { note })).status).toBe(
      204,
    );
    expect(await centers('flagged=true&search=7412')).toEqual([]);
    expect(await centers('search=7412 2509')).toMatchObject([
      { flagged: false, note, notedByName: 'Ines Okafor' },
      { flagged: false, note },
    ]);
    const [event] = await eventsOf(`${world.northlight.id}:${businessCenterId}`);
    expect(event).toMatchObject({
      action: 'business_center.noted',
      before: { flagged: true },
      after: { flagged: false },
    });
    const hers = await eventsOf(`${world.northlight.id}:${businessCenterId}`, dana);
    expect(hers.map(({ action }) => action)).not.toContain('business_center.noted');
  });
});
