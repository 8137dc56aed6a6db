import {
  failTagging,
  startTagging,
  systemScope,
  type CreativeView,
  type HistoryEventView,
  type Page,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith, submittedFile } from './support/drafts.js';
import { decide, finish, relay } from './support/system.js';
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
const get = async (client: Client, id: string) =>
  (await client.get<CreativeView>(`/api/creatives/${id}`)).body;

describe('one creative', () => {
  it('shows its decision', async () => {
    const id = await submitted(dana);
    const record = await decide(api.connection, world, id);
    expect(await get(dana, id)).toMatchObject({
      id,
      state: 'tagged',
      tagId: record.tagId,
      sha256: record.sha256,
      uploaderName: 'Dana Whitfield',
      programName: 'Holiday Boost 2026',
    });
  });

  it('says of a duplicate whose bytes these are, to each only what is theirs to know', async () => {
    const mine = await submitted(dana, { fileName: 'the_first.mp4' });
    const first = await decide(api.connection, world, mine);
    const mateo = await world.signIn(world.mateo);
    const theirs = await submitted(mateo);
    await decide(api.connection, world, theirs, {
      outcome: 'duplicate',
      sha256: first.sha256,
      duplicateOf: { owner: 'another_company' },
    });
    const again = await submitted(dana);
    const duplicateOf = {
      owner: 'you' as const,
      creativeId: mine,
      fileName: 'the_first.mp4',
      at: first.decidedAt,
      sameSubmission: false,
    };
    await decide(api.connection, world, again, { outcome: 'duplicate', sha256: first.sha256, duplicateOf });

    for (const path of [`/api/creatives/${theirs}`, `/api/tagging-history/${theirs}`]) {
      const { body } = await mateo.get<CreativeView>(path);
      expect(body.duplicateOf).toEqual({ owner: 'another_company' });
      expect(JSON.stringify(body)).not.toMatch(/Northlight|the_first/);
    }
    const own = await get(dana, again);
    expect(own.duplicateOf).toEqual({ ...duplicateOf, at: first.decidedAt.toISOString() });
    for (const path of [`/api/creatives/${theirs}`, `/api/tagging-history/${theirs}`])
      expect((await admin.get<CreativeView>(path)).body.duplicateOf).toEqual({
        owner: 'partner',
        partnerId: world.northlight.id,
        partnerName: 'Northlight Studio',
        creativeId: mine,
        fileName: 'the_first.mp4',
        at: first.decidedAt.toISOString(),
      });
  });
});

describe('an edit', () => {
  const edit = <T = CreativeView>(client: Client, id: string, patch: object) =>
    client.patch<T>(`/api/creatives/${id}`, patch);

  it('renames and re-assigns, and history tells before and after', async () => {
    const id = await submitted(dana);
    const { body } = await edit(dana, id, { fileName: 'better_name.mp4', version: 0 });
    expect(body).toMatchObject({ fileName: 'better_name.mp4', version: 1 });
    expect(body.originalFileName).not.toBe('better_name.mp4');
    await relay(api.connection);
    const history = await dana.get<Page<HistoryEventView>>(`/api/creatives/${id}/history`);
    expect(history.body.items[0]).toMatchObject({
      action: 'creative.edited',
      actorName: 'Dana Whitfield',
      before: { fileName: body.originalFileName },
      after: { fileName: 'better_name.mp4' },
    });
    expect(history.body.items.map(({ action }) => action)).toEqual([
      'creative.edited',
      'creative.submitted',
      'creative.declared',
    ]);
  });

  it('answers a stale edit with what stands there now', async () => {
    const id = await submitted(dana);
    await edit(await world.signIn(world.priya), id, { fileName: 'priyas_name.mp4', version: 0 });
    expect(await edit(dana, id, { fileName: 'danas_name.mp4', version: 0 })).toMatchObject({
      status: 409,
      body: {
        code: 'STALE_VERSION',
        details: { currentVersion: 1, fileName: 'priyas_name.mp4', changedBy: 'Priya Raman' },
      },
    });
    expect(await get(dana, id)).toMatchObject({ fileName: 'priyas_name.mp4' });
  });

  it('lets one of two at the same moment win', async () => {
    const id = await submitted(dana);
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((name) => edit(dana, id, { fileName: `${name}.mp4`, version: 0 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await get(dana, id)).toMatchObject({ version: 1 });
  });

  it.each([
    ['other_extension', 'name.mov'],
    ['path_separator', 'a/b.mp4'],
    ['empty', '   '],
    ['control_character', 'a\u202eb.mp4'],
    ['too_long', `${'é'.repeat(200)}.mp4`],
  ])('refuses a name with %s', async (problem, fileName) => {
    const id = await submitted(dana);
    expect(await edit(dana, id, { fileName, version: 0 })).toMatchObject({
      status: 422,
      body: { code: 'FILE_NAME_NOT_ALLOWED', details: { problem } },
    });
  });

  it.each(['archived', 'marketingOnly'] as const)('moves nothing to a program that is %s', async (name) => {
    const id = await submitted(dana);
    const answer = await edit(dana, id, { programId: world[name].id, version: 0 });
    expect(answer).toMatchObject({ status: 422, body: { code: 'PROGRAM_NOT_OPEN' } });
  });

  it('measures an admin’s choice by the company that owns the file', async () => {
    const theirs = await submitted(await world.signIn(world.mateo));
    const patch = { programId: world.marketingOnly.id, version: 0 };
    expect((await edit(admin, theirs, patch)).body).toMatchObject({ programName: 'Creative Exchange Q4' });
    expect((await edit(admin, await submitted(dana), patch)).status).toBe(422);
  });

  it('does not choose the program of a draft’s file: the batch does', async () => {
    const { creatives } = await draftWith(dana, undefined, [aFile()]);
    const answer = await edit(dana, creatives[0]!.id, { programId: world.holiday.id, version: 0 });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    const renamed = await edit(dana, creatives[0]!.id, { fileName: 'x.mp4', version: 0 });
    expect(renamed.status).toBe(200);
  });

  it('changes neither the record nor the Tag', async () => {
    const id = await submitted(dana);
    const record = await decide(api.connection, world, id);
    await edit(dana, id, { fileName: 'renamed_later.mp4', version: 0 });
    for (const path of [`/api/tagging-history/${id}`, `/api/tags/${record.tagId}`]) {
      const { body } = await dana.get(path);
      expect(JSON.stringify(body)).toContain(record.fileName);
      expect(JSON.stringify(body)).not.toContain('renamed_later');
    }
  });
});

describe('a retry', () => {
  it('starts a failed one again, from attempt 0', async () => {
    const id = await submitted(dana);
    await finish(api.connection, id);
    const files = new CreativesRepository(api.connection);
    await files.commit(systemScope(), id, startTagging(aCause()));
    await files.commit(systemScope(), id, failTagging(aCause(), { reason: 'storage_full' }));
    expect(await get(dana, id)).toMatchObject({ state: 'failed', failure: { reason: 'storage_full' } });
    const { status, body } = await dana.post<CreativeView>(`/api/creatives/${id}/retry`);
    expect(status).toBe(200);
    expect(body.state).toBe('tagging');
    expect(body).not.toHaveProperty('failure');
    expect((await files.findById(systemScope(), id))!.attempts).toBe(0);
  });

  it('is no way around Submit', async () => {
    const { creatives } = await draftWith(dana, world.holiday, [aFile()]);
    await finish(api.connection, creatives[0]!.id);
    expect(await dana.post(`/api/creatives/${creatives[0]!.id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'TRANSITION_NOT_ALLOWED' },
    });
  });
});
