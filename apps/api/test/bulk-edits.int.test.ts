import { readScopeOf, systemScope } from '@smarttag/domain';
import { aProgram } from '@smarttag/domain/testing';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { spawnApi } from './support/api-process.js';
import { startApi, type TestApi } from './support/api.js';
import { send, type Client } from './support/client.js';
import { editing, type Editing } from './support/edits.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

const SYSTEM = systemScope();

let api: TestApi;
let world: World;
let dana: Client;
let priya: Client;
let admin: Client;
let files: Editing;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
  priya = await world.signIn(world.priya);
  admin = await world.signIn(world.admin);
  files = editing(api, world, dana);
});

describe('many at once', () => {
  it('gives each its name and all the program; each is its own event under one request id', async () => {
    const rows = await files.made({}, 50);
    const other = aProgram();
    await api.connection
      .collection('programs')
      .insertOne({ ...other, _id: other.id as never, normalisedName: other.id });
    const items = rows.map(({ id }, n) => ({ id, version: 0, fileName: `spring_${n}.mp4` }));
    const { status, body } = await files.bulk(dana, { items, programId: other.id });
    expect(status).toBe(200);
    expect(body.failed).toEqual([]);
    expect(body.done).toHaveLength(50);
    for (const { id, fileName, eventId } of body.done) {
      const stored = await files.stored.findById(SYSTEM, id);
      expect(stored).toMatchObject({ fileName, programId: other.id, version: 1 });
      expect(eventId).toBe(`${id}.2`);
    }
    const [event] = await files.editsOf(rows[7]!.id);
    expect(event).toMatchObject({
      requestId: body.requestId,
      before: { fileName: 'cut_7.mp4', programId: world.holiday.id },
      after: { fileName: 'spring_7.mp4', programId: other.id },
    });
  });

  it('lists what fails with its reason and does the rest', async () => {
    const [fine, stale, badName] = await files.made({}, 3);
    const theirs = await files.one({ partnerId: world.harbor.id });
    await files.edit(priya, stale!.id, { fileName: 'priyas.mp4', version: 0 });
    const names = {
      [fine!.id]: 'fine.mp4',
      [stale!.id]: 'mine.mp4',
      [badName!.id]: 'a/b.mp4',
      [theirs.id]: 'c.mp4',
    };
    const items = Object.entries(names).map(([id, fileName]) => ({ id, fileName, version: 0 }));
    const { body } = await files.bulk(dana, { items });
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
    const [fresh] = await files.made();
    const old = await files.one({ programId: world.archived.id });
    const items = [fresh!, old].map(({ id }) => ({ id, version: 0 }));
    const { body } = await files.bulk(dana, { items, programId: world.archived.id });
    expect(body.failed).toMatchObject([{ id: fresh!.id, code: 'PROGRAM_NOT_OPEN' }]);
    expect(body.done).toEqual([
      { id: old.id, fileName: 'cut_0.mp4', programId: world.archived.id, version: 0 },
    ]);
  });

  it('is measured by the company that owns each file when an admin does it', async () => {
    const [own] = await files.made();
    const theirs = await files.one({ partnerId: world.harbor.id });
    const items = [own!, theirs].map(({ id }) => ({ id, version: 0 }));
    const { body } = await files.bulk(admin, { items, programId: world.marketingOnly.id });
    expect(body.done.map(({ id }) => id)).toEqual([theirs.id]);
    expect(body.failed).toMatchObject([{ id: own!.id, code: 'PROGRAM_NOT_OPEN' }]);
  });

  it('takes no more than 1,000, and nothing that changes nothing', async () => {
    const item = () => ({ id: uuid(), version: 0, fileName: 'a.mp4' });
    expect((await files.bulk(dana, { items: Array.from({ length: 1_001 }, item) })).status).toBe(400);
    expect((await files.bulk(dana, { items: [{ id: uuid(), version: 0 }] })).status).toBe(400);
  });

  it('loses nothing when two people change the same files at once: each file has one winner, and history all', async () => {
    const rows = await files.made({}, 40);
    const named = (who: string) => rows.map(({ id }, n) => ({ id, version: 0, fileName: `${who}_${n}.mp4` }));
    const [danas, priyas] = await Promise.all([
      files.bulk(dana, { items: named('dana') }),
      files.bulk(priya, { items: named('priya') }),
    ]);
    expect(danas.body.done.length + priyas.body.done.length).toBe(40);
    const winners = new Map(
      [...danas.body.done, ...priyas.body.done].map(({ id, fileName }) => [id, fileName]),
    );
    for (const { id } of rows) {
      expect(await files.stored.findById(SYSTEM, id)).toMatchObject({
        fileName: winners.get(id),
        version: 1,
      });
      expect((await files.editsOf(id)).map(({ after }) => after)).toEqual([{ fileName: winners.get(id) }]);
    }
  });

  it('cut off half-way is done for some and untouched for the rest; sent again, it does the rest once', async () => {
    const rows = await files.made({}, 1_000);
    const ids = rows.map(({ id }) => id);
    const body = { items: ids.map((id, n) => ({ id, version: 0, fileName: `again_${n}.mp4` })) };
    const dying = await spawnApi(api);
    const answer = send(`${dying.url}/api/creatives/bulk`, 'POST', body, dana.headers).then(
      () => 'answered',
      () => 'cut off',
    );
    const scope = readScopeOf(world.dana);
    const changed = async () =>
      (await files.stored.listByIds(scope, ids)).filter(({ version }) => version === 1).length;
    await vi.waitFor(async () => expect(await changed()).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 5,
    });
    await dying.kill();
    expect(await answer).toBe('cut off');

    const half = await files.stored.listByIds(scope, ids);
    expect(half.filter(({ version }) => version === 0).length).toBeGreaterThan(0);
    const { body: result } = await files.bulk(dana, body);
    expect(result.failed).toEqual([]);
    expect(result.done).toHaveLength(1_000);
    await relay(api.connection);
    const after = new Map(
      (await files.stored.listByIds(scope, ids)).map((creative) => [creative.id, creative]),
    );
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
