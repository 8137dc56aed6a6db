import {
  readScopeOf,
  systemScope,
  type BulkResult,
  type Creative,
  type CreativeView,
  type HistoryEventView,
  type Page,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative, aProgram } from '@smarttag/domain/testing';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { spawnApi } from './support/api-process.js';
import { startApi, type TestApi } from './support/api.js';
import { send, type Client } from './support/client.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

const SYSTEM = systemScope();
let api: TestApi;
let world: World;
let creatives: CreativesRepository;
let dana: Client;
let priya: Client;
let admin: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  creatives = new CreativesRepository(api.connection);
  [dana, priya, admin] = (await Promise.all([world.dana, world.priya, world.admin].map(world.signIn))) as [
    Client,
    Client,
    Client,
  ];
});

const made = async (over: Partial<Creative> = {}, count = 1): Promise<Creative[]> => {
  const now = new Date();
  const rows = Array.from({ length: count }, (_, n) =>
    aCreative({
      partnerId: world.northlight.id,
      programId: world.holiday.id,
      fileName: `cut_${n}.mp4`,
      state: 'tagged',
      submittedAt: now,
      taggingDate: now,
      ...over,
    }),
  );
  await creatives.insertDeclared(SYSTEM, aCause(), rows);
  return rows;
};
const one = async (over: Partial<Creative> = {}) => (await made(over))[0]!;
const get = async (id: string) => (await dana.get<CreativeView>(`/api/creatives/${id}`)).body;
const edit = (client: Client, id: string, patch: object) =>
  client.patch<CreativeView>(`/api/creatives/${id}`, patch);
const revert = (client: Client, id: string, eventId: string) =>
  client.post<CreativeView>(`/api/creatives/${id}/revert`, { eventId });
const bulk = async (client: Client, body: object) => client.post<BulkResult>('/api/creatives/bulk', body);
/** Oldest first, edits only. */
const editsOf = async (id: string) => {
  await relay(api.connection);
  const { body } = await dana.get<Page<HistoryEventView>>(`/api/creatives/${id}/history`);
  return body.items
    .filter(({ action }) => action === 'creative.edited' || action === 'creative.reverted')
    .reverse();
};

describe('an undo', () => {
  it('right after an edit puts back what was, as a new event that names the old one', async () => {
    const { id } = await one({ fileName: 'old.mp4' });
    const renamed = (await edit(dana, id, { fileName: 'new.mp4', version: 0 })).body;
    const eventId = renamed.edits!.fileName!.eventId;
    expect(renamed.edits).toMatchObject({
      fileName: { editorId: world.dana.id, editorName: 'Dana Whitfield' },
    });
    expect((await revert(dana, id, eventId)).body).toMatchObject({ fileName: 'old.mp4', version: 2 });
    expect(await editsOf(id)).toMatchObject([
      { id: eventId, before: { fileName: 'old.mp4' }, after: { fileName: 'new.mp4' } },
      {
        action: 'creative.reverted',
        actorId: world.dana.id,
        before: { fileName: 'new.mp4' },
        after: { fileName: 'old.mp4', revertedEvent: eventId },
      },
    ]);
  });

  it('much later, out of the activity, by a colleague, and of an undo itself', async () => {
    const { id } = await one({ fileName: 'old.mp4' });
    await edit(dana, id, { fileName: 'new.mp4', version: 0 });
    const [first] = await editsOf(id);
    expect((await revert(priya, id, first!.id)).body).toMatchObject({ fileName: 'old.mp4' });
    const [, second] = await editsOf(id);
    expect((await revert(priya, id, second!.id)).body).toMatchObject({ fileName: 'new.mp4', version: 3 });
  });

  it('comes too late once another person changed the same thing: nothing is done, and it says who', async () => {
    const { id } = await one({ fileName: 'old.mp4' });
    const { eventId } = (await edit(dana, id, { fileName: 'danas.mp4', version: 0 })).body.edits!.fileName!;
    await edit(priya, id, { fileName: 'priyas.mp4', version: 1 });
    expect(await revert(dana, id, eventId)).toMatchObject({
      status: 409,
      body: { code: 'UNDO_TOO_LATE', details: { field: 'fileName', changedBy: 'Priya Raman' } },
    });
    expect(await get(id)).toMatchObject({ fileName: 'priyas.mp4', version: 2 });
    expect((await editsOf(id)).map(({ after }) => after)).toEqual([
      { fileName: 'danas.mp4' },
      { fileName: 'priyas.mp4' },
    ]);
  });

  it('is not hindered by a change of something else, nor by one’s own later change', async () => {
    const { id } = await one({ fileName: 'old.mp4' });
    const { eventId } = (await edit(dana, id, { fileName: 'b.mp4', version: 0 })).body.edits!.fileName!;
    await edit(dana, id, { fileName: 'c.mp4', version: 1 });
    const other = aProgram();
    await api.connection
      .collection('programs')
      .insertOne({ ...other, _id: other.id as never, normalisedName: other.id });
    await edit(priya, id, { programId: other.id, version: 2 });
    expect((await revert(dana, id, eventId)).body).toMatchObject({
      fileName: 'old.mp4',
      programId: other.id,
    });
  });

  it('leads back also to a program that was archived meanwhile, which nobody can choose', async () => {
    const { id } = await one({ programId: world.archived.id });
    const moved = (await edit(dana, id, { programId: world.holiday.id, version: 0 })).body;
    expect(await edit(dana, id, { programId: world.archived.id, version: 1 })).toMatchObject({ status: 422 });
    expect((await revert(dana, id, moved.edits!.programId!.eventId)).body).toMatchObject({
      programId: world.archived.id,
      programName: 'Spring Launch 2026',
    });
  });

  it('knows only edits of this creative, within the scope', async () => {
    const [mine, theirs] = [await one(), await one({ partnerId: world.harbor.id })];
    const mateo = await world.signIn(world.mateo);
    const { eventId } = (await edit(mateo, theirs.id, { fileName: 'x.mp4', version: 0 })).body.edits!
      .fileName!;
    expect((await revert(dana, theirs.id, eventId)).status).toBe(404);
    expect((await revert(dana, mine.id, eventId)).status).toBe(404);
    await relay(api.connection);
    expect((await revert(dana, mine.id, eventId)).status).toBe(404);
    expect(await revert(dana, mine.id, `${mine.id}.1`)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    });
  });

  it('of many takes back each of them, and lists those it cannot', async () => {
    const rows = await made({}, 3);
    const items = rows.map(({ id }, n) => ({ id, version: 0, fileName: `renamed_${n}.mp4` }));
    const { done } = (await bulk(dana, { items })).body;
    await edit(priya, rows[1]!.id, { fileName: 'priyas.mp4', version: 1 });
    const { body } = await dana.post<BulkResult>('/api/creatives/revert', {
      eventIds: done.map(({ eventId }) => eventId),
    });
    expect(body.done.map(({ fileName }) => fileName).sort()).toEqual(['cut_0.mp4', 'cut_2.mp4']);
    expect(body.failed).toMatchObject([
      { id: rows[1]!.id, code: 'UNDO_TOO_LATE', details: { changedBy: 'Priya Raman' } },
    ]);
  });
});

describe('many at once', () => {
  it('gives each its name and all the program; each is its own event under one request id', async () => {
    const rows = await made({}, 50);
    const other = aProgram();
    await api.connection
      .collection('programs')
      .insertOne({ ...other, _id: other.id as never, normalisedName: other.id });
    const items = rows.map(({ id }, n) => ({ id, version: 0, fileName: `spring_${n}.mp4` }));
    const { status, body } = await bulk(dana, { items, programId: other.id });
    expect(status).toBe(200);
    expect(body.failed).toEqual([]);
    expect(body.done).toHaveLength(50);
    for (const { id, fileName, eventId } of body.done) {
      const stored = await creatives.findById(SYSTEM, id);
      expect(stored).toMatchObject({ fileName, programId: other.id, version: 1 });
      expect(eventId).toBe(`${id}.2`);
    }
    const [event] = await editsOf(rows[7]!.id);
    expect(event).toMatchObject({
      requestId: body.requestId,
      before: { fileName: 'cut_7.mp4', programId: world.holiday.id },
      after: { fileName: 'spring_7.mp4', programId: other.id },
    });
  });

  it('lists what fails with its reason and does the rest', async () => {
    const [fine, stale, badName] = await made({}, 3);
    const theirs = await one({ partnerId: world.harbor.id });
    await edit(priya, stale!.id, { fileName: 'priyas.mp4', version: 0 });
    const names = {
      [fine!.id]: 'fine.mp4',
      [stale!.id]: 'mine.mp4',
      [badName!.id]: 'a/b.mp4',
      [theirs.id]: 'c.mp4',
    };
    const items = Object.entries(names).map(([id, fileName]) => ({ id, fileName, version: 0 }));
    const { body } = await bulk(dana, { items });
    expect(body.done).toMatchObject([{ id: fine!.id, fileName: 'fine.mp4', version: 1 }]);
    const failed = new Map(body.failed.map((one) => [one.id, one]));
    expect(failed.get(stale!.id)).toMatchObject({
      code: 'STALE_VERSION',
      fileName: 'priyas.mp4',
      details: { currentVersion: 1, fileName: 'priyas.mp4', changedBy: 'Priya Raman' },
    });
    expect(failed.get(badName!.id)).toMatchObject({ code: 'FILE_NAME_NOT_ALLOWED' });
    expect(failed.get(theirs.id)).toEqual({
      id: theirs.id,
      code: 'NOT_FOUND',
      message: 'There is nothing here, or it is not yours to see.',
    });
  });

  it('moves to no archived program, and leaves alone what is there already', async () => {
    const [fresh] = await made();
    const old = await one({ programId: world.archived.id });
    const items = [fresh!, old].map(({ id }) => ({ id, version: 0 }));
    const { body } = await bulk(dana, { items, programId: world.archived.id });
    expect(body.failed).toMatchObject([{ id: fresh!.id, code: 'PROGRAM_NOT_OPEN' }]);
    expect(body.done).toEqual([
      { id: old.id, fileName: 'cut_0.mp4', programId: world.archived.id, version: 0 },
    ]);
  });

  it('is measured by the company that owns each file when an admin does it', async () => {
    const [own] = await made();
    const theirs = await one({ partnerId: world.harbor.id });
    const items = [own!, theirs].map(({ id }) => ({ id, version: 0 }));
    const { body } = await bulk(admin, { items, programId: world.marketingOnly.id });
    expect(body.done.map(({ id }) => id)).toEqual([theirs.id]);
    expect(body.failed).toMatchObject([{ id: own!.id, code: 'PROGRAM_NOT_OPEN' }]);
  });

  it('takes no more than 1,000, and nothing that changes nothing', async () => {
    const item = () => ({ id: uuid(), version: 0, fileName: 'a.mp4' });
    expect((await bulk(dana, { items: Array.from({ length: 1_001 }, item) })).status).toBe(400);
    expect((await bulk(dana, { items: [{ id: uuid(), version: 0 }] })).status).toBe(400);
  });

  it('loses nothing when two people change the same files at once: each file has one winner, and history all', async () => {
    const rows = await made({}, 40);
    const named = (who: string) => rows.map(({ id }, n) => ({ id, version: 0, fileName: `${who}_${n}.mp4` }));
    const [danas, priyas] = await Promise.all([
      bulk(dana, { items: named('dana') }),
      bulk(priya, { items: named('priya') }),
    ]);
    expect(danas.body.done.length + priyas.body.done.length).toBe(40);
    const winners = new Map(
      [...danas.body.done, ...priyas.body.done].map(({ id, fileName }) => [id, fileName]),
    );
    for (const { id } of rows) {
      expect(await creatives.findById(SYSTEM, id)).toMatchObject({ fileName: winners.get(id), version: 1 });
      expect((await editsOf(id)).map(({ after }) => after)).toEqual([{ fileName: winners.get(id) }]);
    }
  });

  it('cut off half-way is done for some and untouched for the rest; sent again, it does the rest once', async () => {
    const rows = await made({}, 1_000);
    const ids = rows.map(({ id }) => id);
    const body = { items: ids.map((id, n) => ({ id, version: 0, fileName: `again_${n}.mp4` })) };
    const dying = await spawnApi(api);
    const answer = send(`${dying.url}/api/creatives/bulk`, 'POST', body, dana.headers).then(
      () => 'answered',
      () => 'cut off',
    );
    const scope = readScopeOf(world.dana);
    const changed = async () =>
      (await creatives.listByIds(scope, ids)).filter(({ version }) => version === 1).length;
    await vi.waitFor(async () => expect(await changed()).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 5,
    });
    await dying.kill();
    expect(await answer).toBe('cut off');

    const half = await creatives.listByIds(scope, ids);
    expect(half.filter(({ version }) => version === 0).length).toBeGreaterThan(0);
    const { body: result } = await bulk(dana, body);
    expect(result.failed).toEqual([]);
    expect(result.done).toHaveLength(1_000);
    await relay(api.connection);
    const after = new Map((await creatives.listByIds(scope, ids)).map((creative) => [creative.id, creative]));
    for (const [n, id] of ids.entries())
      expect(after.get(id)).toMatchObject({ fileName: `again_${n}.mp4`, version: 1 });
    const events = await api.connection
      .collection('history')
      .find({ 'subject.id': { $in: ids }, action: 'creative.edited' })
      .toArray();
    expect(new Set(events.map(({ subject }) => (subject as { id: string }).id)).size).toBe(1_000);
    expect(events).toHaveLength(1_000);
  });
});
