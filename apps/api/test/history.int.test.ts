import { randomUUID } from 'node:crypto';
import type { HistoryEventView, Page } from '@smarttag/domain';
import { HistoryRepository } from '@smarttag/domain/mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let mateo: Client;
let admin: Client;
let auditor: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  [dana, mateo, admin, auditor] = (await Promise.all(
    [world.dana, world.mateo, world.admin, world.auditor].map(world.signIn),
  )) as [Client, Client, Client, Client];
});

const list = async (client: Client, query = '') => {
  await relay(api.connection);
  return (await client.get<Page<HistoryEventView>>(`/api/history${query}`)).body;
};

describe('activity', () => {
  it('tells who did what, newest first, one company to itself', async () => {
    const { id } = await draftWith(dana, world.holiday, [aFile()]);
    await dana.post(`/api/submissions/${id}/submit`);
    const { items } = await list(dana, `?limit=5`);
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['creative.submitted', 'submission.submitted', 'creative.declared']),
    );
    expect(items.every(({ actorName }) => actorName === 'Dana Whitfield')).toBe(true);
    expect(items.map(({ at }) => at)).toEqual([...items.map(({ at }) => at)].sort().reverse());
    expect(JSON.stringify(await list(mateo))).not.toMatch(new RegExp(`${world.northlight.id}|Dana`));
  });

  it('shows a partner the platform’s staff as one, and staff by name', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile()]);
    await dana.post(`/api/submissions/${id}/submit`);
    await admin.patch(`/api/creatives/${creatives[0]!.id}`, { fileName: 'moved.mp4', version: 0 });
    const query = '?action=creative.edited';
    const [seen] = (await list(dana, query)).items;
    expect(seen).toMatchObject({ actorName: 'Platform', actorId: 'platform' });
    const [known] = (await list(admin, query)).items;
    expect(known).toMatchObject({ actorName: 'Ines Okafor', actorId: world.admin.id });
    expect((await list(dana, `?actorId=${world.admin.id}`)).items).toEqual([]);
  });

  it('filters by action, person, subject and day', async () => {
    const { id } = await draftWith(dana, world.holiday, []);
    const only = async (query: string) => (await list(dana, query)).items.map(({ action }) => action);
    expect(await only(`?subjectId=${id}`)).toEqual(['submission.created']);
    expect(await only(`?subjectId=${id}&actorId=${world.dana.id}`)).toEqual(['submission.created']);
    expect(await only(`?subjectId=${id}&actorId=${world.priya.id}`)).toEqual([]);
    expect(await only(`?subjectId=${id}&to=2020-01-01`)).toEqual([]);
    expect(new Set(await only('?action=session.started,creative.declared'))).toEqual(
      new Set(['session.started', 'creative.declared']),
    );
  });

  it('finds the events of more companies or people than one read of an index may name', async () => {
    const others = Array.from({ length: 150 }, () => randomUUID());
    const seqs = async (query: string) => (await list(admin, query)).items.map(({ seq }) => seq);
    for (const [filter, one] of [
      ['partnerId', world.harbor.id],
      ['actorId', world.mateo.id],
    ]) {
      const found = await seqs(`?${filter}=${one}`);
      expect(found.length).toBeGreaterThan(0);
      expect(await seqs(`?${filter}=${[...others, one].join()}`)).toEqual(found);
    }
  });

  it('finds all that one request did', async () => {
    const { id } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
    const { requestId } = (await list(dana, '?action=creative.declared&limit=1')).items[0]!;
    const { items } = await list(admin, `?requestId=${requestId}`);
    expect(items.map(({ action }) => action)).toEqual(['creative.declared', 'creative.declared']);
    expect(items.every((event) => event.requestId === requestId)).toBe(true);
    expect((await list(mateo, `?requestId=${requestId}`)).items).toEqual([]);
    expect((await list(dana, `?subjectId=${id}&requestId=${requestId}`)).items).toEqual([]);
  });

  it('pages by the moment and seq, each event once', async () => {
    const { items } = await list(admin, '?limit=200');
    const whole = items.map(({ seq }) => seq);
    const inOrder = [...items].sort((a, b) => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1));
    expect(whole).toEqual(inOrder.map(({ seq }) => seq));
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await list(admin, `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(whole);
    expect((await auditor.get('/api/history?cursor=nonsense')).status).toBe(400);
  });

  it('is written by nobody: neither by a route nor by a repository’s verb', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect([404, 405]).toContain((await admin.request(method, '/api/history', {})).status);
      expect([404, 405]).toContain((await admin.request(method, '/api/history/1', {})).status);
    }
    const verbs = Object.getOwnPropertyNames(HistoryRepository.prototype);
    for (const verb of verbs) expect(verb).toMatch(/^(constructor|append|list|find|last)/);
  });
});

describe('refusals', () => {
  it('are kept when somebody reaches for what is not theirs, once however often they try', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile()]);
    for (let tries = 0; tries < 3; tries += 1) await mateo.get(`/api/creatives/${creatives[0]!.id}`);
    await auditor.delete(`/api/submissions/${id}`);
    await dana.request('POST', '/api/submissions', {}, { 'x-csrf-token': 'another' });
    const { items } = await list(admin, '?action=access.refused');
    const told = items.map(({ actorName, subject, after }) => ({ actorName, route: subject.id, ...after }));
    expect(told).toContainEqual({
      actorName: 'Mateo Alvarez',
      route: 'GET /api/creatives/:id',
      code: 'NOT_FOUND',
      asked: creatives[0]!.id,
    });
    expect(told).toContainEqual({
      actorName: 'Ruth Adeyemi',
      route: 'DELETE /api/submissions/:id',
      code: 'NOT_ALLOWED',
      asked: id,
    });
    expect(told).toContainEqual({
      actorName: 'Dana Whitfield',
      route: 'POST /api/submissions',
      code: 'CSRF_TOKEN_WRONG',
    });
    const halfHours = new Set(items.map(({ at }) => Math.floor(Date.parse(at) / 1_800_000))).size;
    expect(told.filter(({ actorName }) => actorName === 'Mateo Alvarez').length).toBeLessThanOrEqual(
      halfHours,
    );
  });

  it('tell the company whose people they are about, and no other', async () => {
    expect((await list(mateo, '?action=access.refused')).items.length).toBeGreaterThan(0);
    expect((await list(dana, '?action=access.refused')).items.map(({ actorName }) => actorName)).toEqual([
      'Dana Whitfield',
    ]);
  });
});
