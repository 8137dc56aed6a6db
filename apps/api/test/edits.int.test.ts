import type { BulkResult, CreativeView } from '@smarttag/domain';
import { aProgram } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { editing, type Editing } from './support/edits.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let priya: Client;
let files: Editing;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
  priya = await world.signIn(world.priya);
  files = editing(api, world, dana);
});

const get = async (id: string) => (await dana.get<CreativeView>(`/api/creatives/${id}`)).body;
const revert = (client: Client, id: string, eventId: string) =>
  client.post<CreativeView>(`/api/creatives/${id}/revert`, { eventId });

describe('an undo', () => {
  it('right after an edit puts back what was, as a new event that names the old one', async () => {
    const { id } = await files.one({ fileName: 'old.mp4' });
    const renamed = (await files.edit(dana, id, { fileName: 'new.mp4', version: 0 })).body;
    const eventId = renamed.edits!.fileName!.eventId;
    expect(renamed.edits).toMatchObject({
      fileName: { editorId: world.dana.id, editorName: 'Dana Whitfield' },
    });
    expect((await revert(dana, id, eventId)).body).toMatchObject({ fileName: 'old.mp4', version: 2 });
    expect(await files.editsOf(id)).toMatchObject([
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
    const { id } = await files.one({ fileName: 'old.mp4' });
    await files.edit(dana, id, { fileName: 'new.mp4', version: 0 });
    const [first] = await files.editsOf(id);
    expect((await revert(priya, id, first!.id)).body).toMatchObject({ fileName: 'old.mp4' });
    const [, second] = await files.editsOf(id);
    expect((await revert(priya, id, second!.id)).body).toMatchObject({ fileName: 'new.mp4', version: 3 });
  });

  it('comes too late once another person changed the same thing: nothing is done, and it says who', async () => {
    const { id } = await files.one({ fileName: 'old.mp4' });
    const { eventId } = (await files.edit(dana, id, { fileName: 'danas.mp4', version: 0 })).body.edits!
      .fileName!;
    await files.edit(priya, id, { fileName: 'priyas.mp4', version: 1 });
    expect(await revert(dana, id, eventId)).toMatchObject({
      status: 409,
      body: { code: 'UNDO_TOO_LATE', details: { field: 'fileName', changedBy: 'Priya Raman' } },
    });
    expect(await get(id)).toMatchObject({ fileName: 'priyas.mp4', version: 2 });
    expect((await files.editsOf(id)).map(({ after }) => after)).toEqual([
      { fileName: 'danas.mp4' },
      { fileName: 'priyas.mp4' },
    ]);
  });

  it('is not hindered by a change of something else, nor by one’s own later change', async () => {
    const { id } = await files.one({ fileName: 'old.mp4' });
    const { eventId } = (await files.edit(dana, id, { fileName: 'b.mp4', version: 0 })).body.edits!.fileName!;
    await files.edit(dana, id, { fileName: 'c.mp4', version: 1 });
    const other = aProgram();
    await api.connection
      .collection('programs')
      .insertOne({ ...other, _id: other.id as never, normalisedName: other.id });
    await files.edit(priya, id, { programId: other.id, version: 2 });
    expect((await revert(dana, id, eventId)).body).toMatchObject({
      fileName: 'old.mp4',
      programId: other.id,
    });
  });

  it('leads back also to a program that was archived meanwhile, which nobody can choose', async () => {
    const { id } = await files.one({ programId: world.archived.id });
    const moved = (await files.edit(dana, id, { programId: world.holiday.id, version: 0 })).body;
    expect(await files.edit(dana, id, { programId: world.archived.id, version: 1 })).toMatchObject({
      status: 422,
    });
    expect((await revert(dana, id, moved.edits!.programId!.eventId)).body).toMatchObject({
      programId: world.archived.id,
      programName: 'Spring Launch 2026',
    });
  });

  it('knows only edits of this creative, within the scope', async () => {
    const [mine, theirs] = [await files.one(), await files.one({ partnerId: world.harbor.id })];
    const mateo = await world.signIn(world.mateo);
    const { eventId } = (await files.edit(mateo, theirs.id, { fileName: 'x.mp4', version: 0 })).body.edits!
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
    const rows = await files.made({}, 3);
    const items = rows.map(({ id }, n) => ({ id, version: 0, fileName: `renamed_${n}.mp4` }));
    const { done } = (await files.bulk(dana, { items })).body;
    await files.edit(priya, rows[1]!.id, { fileName: 'priyas.mp4', version: 1 });
    const { body } = await dana.post<BulkResult>('/api/creatives/revert', {
      eventIds: done.map(({ eventId }) => eventId),
    });
    expect(body.done.map(({ fileName }) => fileName).sort()).toEqual(['cut_0.mp4', 'cut_2.mp4']);
    expect(body.failed).toMatchObject([
      { id: rows[1]!.id, code: 'UNDO_TOO_LATE', details: { changedBy: 'Priya Raman' } },
    ]);
  });
});
