import {
  systemScope,
  type CreativeNeighbours,
  type CreativeSummary,
  type CreativeView,
  type Page,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith, submittedFile } from './support/drafts.js';
import { decide } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let admin: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
  admin = await world.signIn(world.admin);
});

const submitted = (client: Client, over = {}) => submittedFile(client, world.holiday, over);
const list = async (client: Client, query = '') =>
  (await client.get<Page<CreativeView>>(`/api/creatives${query}`)).body;

describe('My Creatives', () => {
  it('lists what was submitted, newest first, not drafts, within the scope', async () => {
    const draft = (await draftWith(dana, world.holiday, [aFile()])).creatives[0]!.id;
    const [first, second] = [await submitted(dana), await submitted(dana)];
    const others = await submitted(await world.signIn(world.mateo));
    const ids = (await list(dana)).items.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual([second, first]);
    expect(ids).not.toContain(draft);
    expect(ids).not.toContain(others);
    const all = await list(admin);
    expect(all.items.map(({ id }) => id)).toContain(others);
    expect(all.items[0]).toHaveProperty('partnerName', 'Harbor Media');
    expect((await list(dana)).items[0]).not.toHaveProperty('partnerName');
  });

  it('searches file name, program and Business Center', async () => {
    const id = await submitted(dana, { fileName: 'Élan_Trailrun dawn 45s.mov' });
    const found = async (search: string) =>
      (await list(dana, `?search=${encodeURIComponent(search)}`)).items.map((one) => one.id);
    expect(await found('elan dawn')).toEqual([id]);
    expect(await found('DAWN trail')).toEqual([id]);
    expect(await found('dawn nowhere')).toEqual([]);
    expect(await found('holiday boost')).toContain(id);
    expect(await found(`${JUNIPER.slice(0, 4)} ${JUNIPER.slice(4, 8)}`)).toContain(id);
    expect(await found('.*')).toEqual([]);
  });

  it('filters by state, format, uploader and program', async () => {
    const id = await submitted(await world.signIn(world.priya), { fileName: 'only_one.avi' });
    const ids = async (query: string) => (await list(dana, query)).items.map((one) => one.id);
    expect(await ids('?format=avi')).toEqual([id]);
    expect(await ids(`?uploaderId=${world.priya.id}`)).toEqual([id]);
    expect(await ids('?state=tagged,duplicate&format=avi')).toEqual([]);
    expect(await ids('?state=uploading&state=tagged&format=avi')).toEqual([id]);
    expect(await ids(`?programId=${world.archived.id}`)).toEqual([]);
    expect(await ids(`?partnerId=${world.harbor.id}`)).toEqual(await ids(''));
  });

  it('says what stands before and after one in the filtered list, from either end', async () => {
    const ids: string[] = [];
    for (const name of ['walk_a.mxf', 'walk_b.mp4', 'walk_c.mxf', 'walk_d.mxf'])
      ids.push(await submitted(dana, { fileName: name }));
    const [a, b, c, d] = ids;
    const around = async (id: string | undefined, query: string) =>
      (await dana.get<CreativeNeighbours>(`/api/creatives/${id}/neighbours${query}`)).body;
    expect(await around(c, '?format=mxf')).toEqual({ previous: d, next: a });
    expect(await around(c, '?format=mxf&sort=oldest')).toEqual({ previous: a, next: d });
    expect(await around(a, '?search=walk')).toEqual({ previous: b });
    expect(await around(d, '?search=walk')).toEqual({ next: c });
    expect(await around(b, '?format=mxf')).toEqual({ previous: c, next: a });
    expect(await around(c, '')).toEqual({ previous: d, next: b });
  });

  it('takes days as the asker’s clock has them', async () => {
    const files = new CreativesRepository(api.connection);
    const at = (taggingDate: string) =>
      aCreative({
        partnerId: world.northlight.id,
        taggingDate: new Date(taggingDate),
        submittedAt: new Date(taggingDate),
        fileName: `${taggingDate}.mp4`,
      });
    // On 2026-03-29 clocks in Berlin go from 01:59 to 03:00: the day has 23 hours.
    const moments = [
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
    ];
    await files.insertDeclared(systemScope(), aCause(), moments.map(at));
    const query = '?from=2026-03-29&to=2026-03-29&timeZone=Europe/Berlin';
    const { items } = await list(dana, query);
    expect(items.map(({ fileName }) => fileName)).toEqual([`${moments[2]}.mp4`, `${moments[1]}.mp4`]);
    const { body } = await dana.get<CreativeSummary>(`/api/creatives/summary${query}`);
    expect(body.creatives).toEqual({ count: 2, exceeded: false });
  });

  it('adds up what the filter finds', async () => {
    const id = await submitted(dana, { fileName: 'counted.3gp', size: 4_321 });
    await decide(api.connection, world, id, {
      media: { container: 'mp4', durationSeconds: 15, video: { codec: 'h264', width: 1080, height: 1920 } },
    });
    const { body } = await dana.get<CreativeSummary>('/api/creatives/summary?format=3gp');
    expect(body).toEqual({
      creatives: { count: 1, exceeded: false },
      byState: { tagged: 1 },
      bytes: 4_321,
      durationSeconds: 15,
    });
  });

  it.each(['newest', 'oldest'])('pages without a gap, %s first, while rows arrive', async (sort) => {
    const whole = (await list(dana, `?sort=${sort}&limit=200`)).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(dana, `?sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (sort === 'newest' && seen.length === 2) await submitted(dana);
    } while (cursor);
    expect(seen).toEqual(whole);
  });

  it('names a field that cannot be right', async () => {
    const answer = await dana.get('/api/creatives?from=2026-02-30&limit=0&timeZone=Mars');
    expect(answer.status).toBe(400);
    const fields = (answer.body.details!['fields'] as { field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual(['from', 'limit', 'timeZone']);
  });
});
