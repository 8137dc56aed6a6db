import type { AdminProgramView, BulkResult, Page, ProgramUses, ProgramView } from '@smarttag/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { decide, eventsAbout } from './support/system.js';
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
