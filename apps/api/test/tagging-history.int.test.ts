import {
  systemScope,
  type Page,
  type TagLookup,
  type TaggingHistoryFacets,
  type TaggingRecord,
  type TaggingRecordView,
} from '@smarttag/domain';
import { TaggingRecordsRepository, TagsRepository } from '@smarttag/domain/mongoose';
import { aTaggingRecord } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { decide, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let mateo: Client;
let admin: Client;
let mine: TaggingRecord;
let theirs: TaggingRecord;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  [dana, mateo, admin] = (await Promise.all([world.dana, world.mateo, world.admin].map(world.signIn))) as [
    Client,
    Client,
    Client,
  ];
  mine = await tagged(dana, { fileName: 'danas_file.mp4' });
  theirs = await tagged(mateo, { fileName: 'mateos_file.mp4' });
});

const tagged = async (client: Client, over = {}, outcome: Partial<TaggingRecord> = {}) => {
  const { id, creatives } = await draftWith(client, world.holiday, [aFile(over)]);
  await client.post(`/api/submissions/${id}/submit`);
  return decide(api.connection, world, creatives[0]!.id, outcome);
};
const list = async (client: Client, query = '') =>
  (await client.get<Page<TaggingRecordView>>(`/api/tagging-history${query}`)).body.items;
const names = async (client: Client, query = '') =>
  (await list(client, query)).map(({ fileName }) => fileName);

describe('Tagging History', () => {
  it('lists what was decided in one’s scope, newest first', async () => {
    expect(await names(dana)).toEqual(['danas_file.mp4']);
    expect(await names(mateo)).toEqual(['mateos_file.mp4']);
    expect(await names(admin)).toEqual(['mateos_file.mp4', 'danas_file.mp4']);
    expect(await names(dana, `?partnerId=${world.harbor.id}`)).toEqual(['danas_file.mp4']);
    expect(await names(admin, `?partnerId=${world.harbor.id}`)).toEqual(['mateos_file.mp4']);
  });

  it('finds by tag ID, hash and words of the name', async () => {
    for (const search of [
      mine.tagId!,
      mine.tagId!.toLowerCase().replaceAll('-', ' '),
      mine.sha256,
      'DANAS file',
    ])
      expect(await names(dana, `?search=${encodeURIComponent(search)}`)).toEqual(['danas_file.mp4']);
    expect(await names(dana, `?search=${theirs.tagId}`)).toEqual([]);
    expect(await names(dana, `?search=${theirs.sha256}`)).toEqual([]);
  });

  it('filters by outcome and local days', async () => {
    const decidedAt = new Date('2026-03-01T04:59:59Z');
    const rejection = { reason: 'no_video_stream' as const };
    await tagged(dana, { fileName: 'sound.mp4' }, { outcome: 'rejected', rejection, decidedAt });
    expect(await names(dana, '?outcome=rejected')).toEqual(['sound.mp4']);
    const day = '?from=2026-02-28&to=2026-02-28&timeZone=America/New_York';
    expect(await names(dana, day)).toEqual(['sound.mp4']);
    expect(await names(dana, day.replaceAll('02-28', '03-01'))).toEqual([]);
  });

  it('filters by format and by kind of company', async () => {
    await tagged(mateo, { fileName: 'reel.MOV' });
    expect(await names(admin, '?format=mov')).toEqual(['reel.MOV']);
    expect(await names(admin, '?format=mov&partnerKind=marketing_partner')).toEqual(['reel.MOV']);
    expect(await names(admin, '?format=mov&partnerKind=creative_service_provider')).toEqual([]);
    expect(await names(dana, '?format=mov')).toEqual([]);
  });

  it('counts the values of each filter, a company’s own only', async () => {
    const facets = async (client: Client, query = '') =>
      (await client.get<TaggingHistoryFacets>(`/api/tagging-history/facets${query}`)).body;
    const { records, facets: all } = await facets(admin, '?partnerKind=marketing_partner');
    expect(records).toEqual({
      count: (await list(admin, '?partnerKind=marketing_partner')).length,
      exceeded: false,
    });
    expect(all.partnerId!.values).toEqual([
      { value: world.harbor.id, name: 'Harbor Media', count: records.count, exceeded: false },
    ]);
    expect(all.partnerKind!.values.map(({ value }) => value).sort()).toEqual([
      'creative_service_provider',
      'marketing_partner',
    ]);
    const own = await facets(dana, `?partnerId=${world.harbor.id}&outcome=rejected`);
    expect(own.facets.uploaderId!.values).toEqual([
      { value: world.dana.id, name: 'Dana Whitfield', count: 1, exceeded: false },
    ]);
    expect(own.facets.outcome!.values.map(({ value }) => value).sort()).toEqual(['rejected', 'tagged']);
    expect(own.facets).not.toHaveProperty('partnerId');
  });

  it('shows one in full', async () => {
    const { body } = await dana.get<TaggingRecordView>(`/api/tagging-history/${mine.creativeId}`);
    expect(body).toMatchObject({ tagId: mine.tagId, sha256: mine.sha256, partnerName: 'Northlight Studio' });
  });

  it('pages without a gap', async () => {
    const partnerId = world.harbor.id;
    const records = new TaggingRecordsRepository(api.connection);
    const decidedAt = new Date('2025-05-05T12:00:00Z');
    for (let n = 0; n < 7; n += 1)
      await records.insertOnce(
        systemScope(),
        aTaggingRecord({
          partnerId,
          decidedAt,
          tagId: undefined,
          outcome: 'rejected',
          fileName: `same ${n}.mp4`,
        }),
      );
    const seen: string[] = [];
    let cursor = '';
    do {
      const query = `?from=2025-05-05&to=2025-05-05&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await mateo.get<Page<TaggingRecordView>>(`/api/tagging-history${query}`);
      seen.push(...body.items.map(({ creativeId }) => creativeId));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});

describe('nobody edits what was decided', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('by %s', async (method) => {
    for (const client of [dana, admin])
      for (const path of ['', `/${mine.creativeId}`]) {
        const change = { fileName: 'changed.mp4', outcome: 'rejected', version: 0 };
        const answer = await client.request(method, `/api/tagging-history${path}`, change);
        expect([404, 405]).toContain(answer.status);
      }
    const { body } = await dana.get<TaggingRecordView>(`/api/tagging-history/${mine.creativeId}`);
    expect(body.fileName).toBe('danas_file.mp4');
  });

  it('by a repository: it inserts and numbers once, reads, and knows no other verb', async () => {
    const records = new TaggingRecordsRepository(api.connection);
    const again = await records.insertOnce(systemScope(), {
      ...mine,
      fileName: 'changed.mp4',
      outcome: 'rejected',
    });
    expect(again.fileName).toBe('danas_file.mp4');
    await relay(api.connection);
    const numbered = await records.findByCreativeId(systemScope(), mine.creativeId);
    await records.numberOnce(systemScope(), [{ creativeId: mine.creativeId, seq: 999_999 }]);
    expect(await records.findByCreativeId(systemScope(), mine.creativeId)).toEqual(numbered);
    for (const repository of [records, new TagsRepository(api.connection)]) {
      const verbs = Object.getOwnPropertyNames(Object.getPrototypeOf(repository));
      for (const verb of verbs)
        expect(verb).toMatch(/^(constructor|insertOnce|numberOnce|claim|find|list|is)/);
    }
  });
});

describe('who made this file', () => {
  const lookup = async (client: Client, path: string) =>
    (await client.get<TagLookup>(`/api/tags${path}`)).body;

  it('tells the statement within the scope, and outside only that there is one', async () => {
    for (const path of [`/${mine.tagId}`, `?sha256=${mine.sha256}`, `?sha256=${mine.sha256.toUpperCase()}`]) {
      expect(await lookup(dana, path)).toMatchObject({
        registered: true,
        tag: { tagId: mine.tagId, creativeId: mine.creativeId, fileName: 'danas_file.mp4' },
      });
      expect(await lookup(mateo, path)).toEqual({ registered: true });
      expect(await lookup(admin, path)).toMatchObject({ tag: { partnerName: 'Northlight Studio' } });
    }
  });

  it('tells when there is none', async () => {
    expect(await lookup(dana, `?sha256=${'0'.repeat(64)}`)).toEqual({ registered: false });
    expect(await lookup(dana, '/0000-0000-0')).toEqual({ registered: false });
  });

  it('says that a mistyped tag ID is none', async () => {
    const wrong = mine.tagId!.slice(0, -1) + (mine.tagId!.endsWith('0') ? '1' : '0');
    expect(await dana.get(`/api/tags/${wrong}`)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    });
    expect((await dana.get('/api/tags?sha256=abc')).status).toBe(400);
  });
});
