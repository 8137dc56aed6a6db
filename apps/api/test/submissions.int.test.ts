import {
  systemScope,
  type BusinessCenterView,
  type Page,
  type SubmissionListItem,
  type SubmissionView,
} from '@smarttag/domain';
import { UploadsRepository } from '@smarttag/domain/mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

const PATH = '/api/submissions';
const get = async (id: string) => (await dana.get<SubmissionView>(`${PATH}/${id}`)).body;

describe('a draft', () => {
  it('begins with nothing chosen', async () => {
    const { status, body } = await dana.post<SubmissionView>(PATH, {});
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft',
      createdByName: 'Dana Whitfield',
      creatives: [],
      counts: {},
    });
  });

  it('states an unknown Business Center by choosing it, and shows the names of what is chosen', async () => {
    const chosen = { businessCenterId: '7401 1263 9021 5884 801', programId: world.holiday.id };
    const { body } = await dana.post<SubmissionView>(PATH, chosen);
    expect(body).toMatchObject({
      businessCenterId: '7401126390215884801',
      programName: 'Holiday Boost 2026',
    });
    const stated = await dana.get<Page<BusinessCenterView>>('/api/business-centers');
    expect(stated.body.items[0]).toMatchObject({ businessCenterId: '7401126390215884801' });
    await dana.post('/api/business-centers', { businessCenterId: '7401126390215884801', name: 'Halcyon' });
    expect(await get(body.id)).toMatchObject({ businessCenterName: 'Halcyon' });
  });

  it('changes its choices, and empties them', async () => {
    const { id } = await draftWith(dana, world.holiday, []);
    const changed = await dana.patch<SubmissionView>(`${PATH}/${id}`, { programId: null });
    expect(changed.body.programId).toBeUndefined();
    expect(changed.body.businessCenterId).toBe(JUNIPER);
  });

  it.each(['marketingOnly', 'archived'] as const)('refuses a program that is %s', async (name) => {
    const { id } = await draftWith(dana, undefined, []);
    const answer = await dana.patch(`${PATH}/${id}`, { programId: world[name].id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'PROGRAM_NOT_OPEN' } });
  });

  it('shows each file with where to send it', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [
      aFile({ relativePath: 'cuts/final/hero.mp4' }),
      aFile({ fileName: 'second.mov', size: 2_000 }),
    ]);
    const draft = await get(id);
    expect(draft.creatives.map(({ fileName }) => fileName)).toEqual([creatives[0]!.fileName, 'second.mov']);
    expect(draft.creatives[0]).toMatchObject({
      state: 'uploading',
      uploadUrl: `/files/${creatives[0]!.id}`,
      uploadOffset: 0,
      relativePath: 'cuts/final/hero.mp4',
    });
    expect(draft).toMatchObject({ counts: { uploading: 2 }, bytes: 3_000 });
  });

  it('tells its company which files are being sent now, by whom and from where', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
    const [sent] = creatives;
    const at = new Date();
    await new UploadsRepository(api.connection).acquireLease(
      systemScope(),
      sent!.id,
      'a process',
      at,
      new Date(at.getTime() + 60_000),
      { userId: world.dana.id, client: 'browser.page' },
    );
    const priya = await world.signIn(world.priya);
    expect((await priya.get(`${PATH}/${id}/sending`)).body).toEqual({
      items: [
        {
          creativeId: sent!.id,
          uploadOffset: 0,
          userId: world.dana.id,
          userName: 'Dana Whitfield',
          client: 'browser.page',
        },
      ],
    });
    expect((await (await world.signIn(world.mateo)).get(`${PATH}/${id}/sending`)).status).toBe(404);
  });

  it('is gone after it was thrown away, with all its files, however often it is pressed', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
    expect((await dana.delete(`${PATH}/${id}`)).status).toBe(204);
    expect((await dana.delete(`${PATH}/${id}`)).status).toBe(204);
    expect((await dana.get(`${PATH}/${id}`)).status).toBe(404);
    for (const creative of creatives)
      expect((await dana.get(`/api/creatives/${creative.id}`)).body).toMatchObject({ state: 'cancelled' });
    const answer = await dana.post(`${PATH}/${id}/creatives`, { files: [aFile()] });
    expect(answer).toMatchObject({ status: 409, body: { code: 'SUBMISSION_NOT_DRAFT' } });
  });

  it('is made by people of a partner only', async () => {
    for (const user of [world.admin, world.auditor]) {
      const answer = await (await world.signIn(user)).post(PATH, {});
      expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    }
  });
});

describe('the list of drafts', () => {
  it('begins with one’s own, newest first, then those of colleagues, page by page', async () => {
    const drafts = await draftsOfTwo();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = `state=draft&limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await drafts.client.get<Page<SubmissionListItem>>(`${PATH}?${query}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(drafts.expected);
  });

  it.each([1, 3, 4])('misses none and doubles none with %i a page', async (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = `state=draft&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await dana.get<Page<SubmissionListItem>>(`${PATH}?${query}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    const whole = await dana.get<Page<SubmissionListItem>>(`${PATH}?state=draft&limit=200`);
    expect(seen).toEqual(whole.body.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses a cursor that is not ours', async () => {
    const answer = await dana.get(`${PATH}?state=draft&cursor=own.nonsense`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});

/** Drafts of Priya and Dana, made in turns, in the order in which Priya should see them. */
const draftsOfTwo = async () => {
  const priya = await world.signIn(world.priya);
  const made = [];
  for (const client of [priya, dana, priya]) made.push((await draftWith(client, world.holiday, [])).id);
  const { body } = await dana.get<Page<SubmissionListItem>>(`${PATH}?state=draft&limit=200`);
  const danas = body.items.filter(({ createdBy }) => createdBy === world.dana.id).map(({ id }) => id);
  return { client: priya, expected: [made[2]!, made[0]!, ...danas] };
};
