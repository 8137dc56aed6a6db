import {
  systemScope,
  type AdminBusinessCenterView,
  type AdminProgramView,
  type AdminSettingsView,
  type BulkResult,
  type DisputeFacts,
  type DisputeView,
  type HistoryEventView,
  type OverviewView,
  type Page,
  type ProgramUses,
  type ProgramView,
  type SettingsView,
  type WaitingView,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { decide, relay } from './support/system.js';
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

const eventsOf = async (subjectId: string, asker = admin): Promise<HistoryEventView[]> => {
  await relay(api.connection);
  return (await asker.get<Page<HistoryEventView>>(`/api/history?subjectId=${subjectId}`)).body.items;
};
const makeProgram = async (over: object = {}): Promise<AdminProgramView> => {
  const wanted = { name: `Program ${Math.random()}`, openTo: ['creative_service_provider'], ...over };
  return (await admin.post<AdminProgramView>('/api/admin/programs', wanted)).body;
};
const namesSeenBy = async (client: Client) =>
  (await client.get<Page<ProgramView>>('/api/programs')).body.items
    .filter(({ open }) => open)
    .map(({ name }) => name);

describe('a program', () => {
  it('is there for the kinds it is open to as soon as an admin has made it', async () => {
    const program = await makeProgram({ name: 'Winter Boost', description: 'For cold days.' });
    expect(program).toMatchObject({ name: 'Winter Boost', open: true, version: 0 });
    expect(await namesSeenBy(dana)).toContain('Winter Boost');
    expect(await namesSeenBy(mateo)).not.toContain('Winter Boost');
    expect(await eventsOf(program.id)).toMatchObject([
      {
        action: 'program.created',
        actorName: 'Ines Okafor',
        subjectName: 'Winter Boost',
        after: { name: 'Winter Boost', openTo: ['creative_service_provider'] },
      },
    ]);
    expect(await eventsOf(program.id, dana)).toEqual([]);
  });

  it('has a name that no other has, however it is written', async () => {
    await makeProgram({ name: 'Summer Stories' });
    const again = { name: ' summer  STORIES', openTo: ['marketing_partner'] };
    expect(await admin.post('/api/admin/programs', again)).toMatchObject({
      status: 409,
      body: { code: 'NAME_TAKEN' },
    });
    const other = await makeProgram();
    const renamed = await admin.patch(`/api/admin/programs/${other.id}`, {
      name: 'Summer stories',
      version: 0,
    });
    expect(renamed).toMatchObject({ status: 409, body: { code: 'NAME_TAKEN' } });
  });

  it('is renamed, described and opened to others, with before and after', async () => {
    const { id, name } = await makeProgram();
    const change = {
      name: `${name} 2027`,
      description: 'New words',
      openTo: ['marketing_partner'],
      version: 0,
    };
    const { body } = await admin.patch<AdminProgramView>(`/api/admin/programs/${id}`, change);
    expect(body).toMatchObject({ ...change, version: 1 });
    expect(await namesSeenBy(mateo)).toContain(change.name);
    expect((await eventsOf(id))[0]).toMatchObject({
      action: 'program.changed',
      before: { name, description: null, openTo: ['creative_service_provider'] },
      after: { name: change.name, description: 'New words', openTo: ['marketing_partner'] },
    });
    const described = await admin.patch<AdminProgramView>(`/api/admin/programs/${id}`, {
      description: null,
      version: 1,
    });
    expect(described.body.description).toBeUndefined();
  });

  it('that somebody else changed meanwhile is not overwritten: it says what stands there and who wrote it', async () => {
    const { id } = await makeProgram();
    await admin.patch(`/api/admin/programs/${id}`, { description: 'First', version: 0 });
    expect(
      await admin.patch(`/api/admin/programs/${id}`, { description: 'Second', version: 0 }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'STALE_VERSION',
        details: { currentVersion: 1, current: { description: 'First' }, changedBy: 'Ines Okafor' },
      },
    });
  });

  it('takes creatives only between its days', async () => {
    const inHours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    const later = await makeProgram({ opensAt: inHours(1) });
    const over = await makeProgram({ opensAt: inHours(-2), closesAt: inHours(-1) });
    const now = await makeProgram({ opensAt: inHours(-1), closesAt: inHours(1) });
    expect([later.open, over.open, now.open]).toEqual([false, false, true]);
    for (const [program, status] of [
      [later, 422],
      [over, 422],
      [now, 201],
    ] as const) {
      const chosen = { businessCenterId: JUNIPER, programId: program.id };
      expect((await dana.post('/api/submissions', chosen)).status).toBe(status);
    }
    const backwards = {
      name: 'Backwards',
      openTo: ['marketing_partner'],
      opensAt: inHours(2),
      closesAt: inHours(1),
    };
    expect((await admin.post('/api/admin/programs', backwards)).body.code).toBe('VALIDATION_FAILED');
  });

  it('tells what depends on it, is archived, and can be restored', async () => {
    const program = await makeProgram();
    await draftWith(dana, { ...world.holiday, id: program.id }, [aFile()]);
    const sent = await draftWith(dana, { ...world.holiday, id: program.id }, [aFile()]);
    await dana.post(`/api/submissions/${sent.id}/submit`);
    await decide(api.connection, world, sent.creatives[0]!.id);
    const uses = await admin.get<ProgramUses>(`/api/admin/programs/${program.id}/uses`);
    expect(uses.body).toEqual({
      drafts: { count: 1, exceeded: false },
      creatives: { count: 1, exceeded: false },
    });

    const path = `/api/admin/programs/${program.id}`;
    expect((await admin.post<AdminProgramView>(`${path}/archive`)).body.open).toBe(false);
    expect((await admin.post<AdminProgramView>(`${path}/archive`)).status).toBe(200);
    const chosen = { businessCenterId: JUNIPER, programId: program.id };
    expect((await dana.post('/api/submissions', chosen)).body.code).toBe('PROGRAM_NOT_OPEN');
    expect((await admin.post<AdminProgramView>(`${path}/restore`)).body.open).toBe(true);
    expect((await dana.post('/api/submissions', chosen)).status).toBe(201);
    expect((await eventsOf(program.id)).map(({ action }) => action)).toEqual([
      'program.restored',
      'program.archived',
      'program.created',
    ]);
  });
});

describe('creatives of many partners', () => {
  const tagged = async (client: Client) => {
    const { id, creatives } = await draftWith(client, world.holiday, [aFile()]);
    await client.post(`/api/submissions/${id}/submit`);
    await decide(api.connection, world, creatives[0]!.id);
    return creatives[0]!.id;
  };
  const move = async (programId: string, ids: string[]) => {
    const items = ids.map((id) => ({ id, version: 0 }));
    return (await admin.post<BulkResult>('/api/creatives/bulk', { programId, items })).body;
  };

  it('move to another program at once; those it is not open to are listed and stay', async () => {
    const [hers, his] = [await tagged(dana), await tagged(mateo)];
    const forDana = await makeProgram();
    const result = await move(forDana.id, [hers, his]);
    expect(result.done).toMatchObject([{ id: hers, programId: forDana.id }]);
    expect(result.failed).toMatchObject([{ id: his, code: 'PROGRAM_NOT_OPEN' }]);
    expect((await eventsOf(hers, dana))[0]).toMatchObject({
      action: 'creative.edited',
      actorName: 'Platform',
      before: { programId: world.holiday.id },
      after: { programId: forDana.id },
    });

    await admin.post(`/api/admin/programs/${forDana.id}/archive`);
    const another = await tagged(dana);
    expect((await move(forDana.id, [another])).failed).toMatchObject([
      { id: another, code: 'PROGRAM_NOT_OPEN' },
    ]);
  });
});

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

describe('a dispute', () => {
  it('is answered by who sees both sides beside each other, and the answer reaches who asked', async () => {
    const sent = async (client: Client, over: object) => {
      const { id, creatives } = await draftWith(client, world.holiday, [aFile()]);
      await client.post(`/api/submissions/${id}/submit`);
      return decide(api.connection, world, creatives[0]!.id, { sha256: 'ab'.repeat(32), ...over });
    };
    const his = await sent(mateo, { fileName: 'harbor_cut.mp4' });
    const hers = await sent(dana, { outcome: 'duplicate', duplicateOf: { owner: 'another_company' } });
    const path = `/api/creatives/${hers.creativeId}/dispute`;
    const opened = (await dana.post<DisputeView>(path, { why: 'We cut this in March.' })).body;

    const room = `/api/admin/disputes/${opened.id}`;
    expect((await admin.get<DisputeFacts>(room)).body).toMatchObject({
      dispute: { partnerName: 'Northlight Studio', why: 'We cut this in March.', state: 'open' },
      claimed: { creativeId: hers.creativeId, partnerName: 'Northlight Studio', outcome: 'duplicate' },
      registered: { creativeId: his.creativeId, partnerName: 'Harbor Media', fileName: 'harbor_cut.mp4' },
    });
    expect((await overview()).openDisputes.count).toBe(1);
    const answer = { verdict: 'declined', answer: 'Harbor sent it two weeks before.' };
    expect((await admin.post<DisputeFacts>(`${room}/answer`, answer)).body.dispute).toMatchObject(answer);
    expect((await admin.post(`${room}/answer`, answer)).body.code).toBe('DISPUTE_NOT_POSSIBLE');

    expect((await dana.get<DisputeView>(`/api/disputes/${opened.id}`)).body).toMatchObject({
      ...answer,
      answeredByName: 'Platform',
    });
    expect((await eventsOf(hers.creativeId, dana))[0]).toMatchObject({
      action: 'dispute.answered',
      after: { verdict: 'declined' },
    });
    expect((await overview()).openDisputes.count).toBe(0);
  });
});

const overview = async () => (await admin.get<OverviewView>('/api/admin/overview?timeZone=UTC')).body;

describe('the overview', () => {
  it('tells what came and was decided today, what waits, and how full the disk is', async () => {
    const before = await overview();
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile({ size: 1_000 })]);
    await dana.post(`/api/submissions/${id}/submit`);
    await decide(api.connection, world, creatives[0]!.id);
    const now = await overview();
    expect(now.today.uploads.count).toBe(before.today.uploads.count + 1);
    expect(now.today.uploadedBytes).toBe(before.today.uploadedBytes + 1_000);
    expect(now.today.tagged).toBe(before.today.tagged + 1);
    expect(now.today.medianMs).toBeGreaterThanOrEqual(0);
    expect(now.queue).toEqual({ waiting: expect.any(Number), active: 0 });
    expect(now.disk.usedBytes).toBeLessThan(now.disk.totalBytes);
    expect(now.stalledDrafts).toEqual([]);
  });

  it('has what waits for an admin also by itself, for the menu', async () => {
    const businessCenterId = '7513360984413790301';
    const { body: before } = await admin.get<WaitingView>('/api/admin/overview/waiting');
    for (const client of [dana, mateo]) await client.post('/api/business-centers', { businessCenterId });
    const { body: now } = await admin.get<WaitingView>('/api/admin/overview/waiting');
    expect(now.flaggedBusinessCenters.count).toBe(before.flaggedBusinessCenters.count + 1);
    expect(await overview()).toMatchObject(now);
  });

  it('names failed creatives, and drafts that nobody goes on with', async () => {
    const still = aCreative({
      partnerId: world.northlight.id,
      uploaderId: world.dana.id,
      expiresAt: new Date(Date.now() + 12 * 86_400_000),
    });
    const failed = aCreative({
      partnerId: world.harbor.id,
      state: 'failed',
      submittedAt: new Date(),
      taggingDate: new Date(),
    });
    await new CreativesRepository(api.connection).insertDeclared(systemScope(), aCause(), [still, failed]);
    const now = await overview();
    expect(now.failed.count).toBe(1);
    expect(now.stalledDrafts).toMatchObject([
      {
        submissionId: still.submissionId,
        partnerName: 'Northlight Studio',
        uploaderName: 'Dana Whitfield',
        files: 1,
      },
    ]);
  });
});
