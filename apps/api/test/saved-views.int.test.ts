import type { HistoryEventView, Page, SavedViewCreate, SavedViewView } from '@smarttag/domain';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let priya: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  [dana, priya] = (await Promise.all([world.dana, world.priya].map(world.signIn))) as [Client, Client];
});

const save = async (client: Client, over: Partial<SavedViewCreate> = {}) =>
  (
    await client.post<SavedViewView>('/api/saved-views', {
      list: 'creatives',
      name: 'Duplicates this month',
      query: 'range=month&state=duplicate',
      ...over,
    })
  ).body;
const names = async (client: Client, query = '') =>
  (await client.get<Page<SavedViewView>>(`/api/saved-views${query}`)).body.items.map(({ name }) => name);

it('keeps a view for its maker, or for every colleague, and for nobody else', async () => {
  await save(dana, { name: 'mine' });
  await save(dana, { name: 'ours', audience: 'company' });
  await save(await world.signIn(world.admin), { name: 'the platform’s', audience: 'company' });
  await save(await world.signIn(world.mateo), { name: 'Harbor’s', audience: 'company' });
  expect(await names(dana)).toEqual(['mine', 'ours']);
  expect(await names(priya)).toEqual(['ours']);
  expect(await names(await world.signIn(world.auditor))).toEqual(['the platform’s']);
  expect(await names(dana, '?list=activity')).toEqual([]);
});

it('is changed and removed by its maker alone', async () => {
  const { id } = await save(dana, { list: 'activity', name: 'old', audience: 'company' });
  expect((await priya.patch(`/api/saved-views/${id}`, { name: 'hers' })).status).toBe(403);
  expect((await priya.delete(`/api/saved-views/${id}`)).status).toBe(403);
  const changed = await dana.patch<SavedViewView>(`/api/saved-views/${id}`, { name: 'new', audience: 'me' });
  expect(changed.body).toMatchObject({
    name: 'new',
    audience: 'me',
    mine: true,
    ownerName: 'Dana Whitfield',
  });
  expect((await priya.patch(`/api/saved-views/${id}`, { name: 'hers' })).status).toBe(404);
  expect((await dana.delete(`/api/saved-views/${id}`)).status).toBe(204);
  expect(await names(dana, '?list=activity')).toEqual([]);
  expect((await dana.delete(`/api/saved-views/${id}`)).status).toBe(404);

  await relay(api.connection);
  const { body } = await dana.get<Page<HistoryEventView>>(`/api/history?subjectId=${id}`);
  expect(body.items.map(({ action }) => action)).toEqual([
    'saved_view.removed',
    'saved_view.changed',
    'saved_view.created',
  ]);
  expect(body.items[1]).toMatchObject({
    before: { name: 'old', audience: 'company' },
    after: { name: 'new', audience: 'me' },
  });
});
