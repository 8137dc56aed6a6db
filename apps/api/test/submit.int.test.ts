import {
  reachCreative,
  submitSubmission,
  systemScope,
  type CreativeView,
  type DeclaredFiles,
  type SubmissionView,
} from '@smarttag/domain';
import {
  CreativesRepository,
  ProgramsRepository,
  SubmissionsRepository,
  reachCreatives,
} from '@smarttag/domain/mongoose';
import { aCause, aProgram } from '@smarttag/domain/testing';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { decide, finish } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

const submit = <T = SubmissionView>(id: string) => dana.post<T>(`/api/submissions/${id}/submit`);
const creative = async (id: string) => (await dana.get<CreativeView>(`/api/creatives/${id}`)).body;
const jobs = async () => {
  const redis = new Redis(api.env.REDIS_URL);
  const keys = await redis.keys('{bull}:tagging:????????-*');
  redis.disconnect();
  return keys.map((key) => key.split(':').at(-1));
};

describe('Submit All Assets', () => {
  it('submits every file, also those still on their way, and asks for the tagging of those that are there', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
    const [there, coming] = [creatives[0]!.id, creatives[1]!.id];
    await finish(api.connection, there);
    const { status, body } = await submit(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'submitted', submittedByName: 'Dana Whitfield' });
    for (const file of body.creatives)
      expect(file).toMatchObject({
        submittedAt: body.submittedAt,
        businessCenterId: JUNIPER,
        programId: world.holiday.id,
      });
    const asked = await jobs();
    expect(asked).toContain(there);
    expect(asked).not.toContain(coming);
  });

  it('pressed twice at once, submits once', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
    const answers = await Promise.all([submit(id), submit(id), submit(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.submittedAt)).size).toBe(1);
    const stored = await api.connection.collection('submissions').findOne({ _id: id as never });
    const submitted = (stored!['outbox'] as { action: string }[]).filter(
      ({ action }) => action === 'submission.submitted',
    );
    expect(submitted).toHaveLength(1);
    for (const { id: creativeId } of creatives) {
      const file = await api.connection.collection('creatives').findOne({ _id: creativeId as never });
      expect(file!['revision']).toBe(2);
    }
  });

  it('leaves out what is held back, without a record, and what was removed', async () => {
    const contentHint = 'cd'.repeat(32);
    const first = await draftWith(dana, world.holiday, [aFile({ contentHint })]);
    await submit(first.id);
    await decide(api.connection, world, first.creatives[0]!.id);

    const { id, creatives } = await draftWith(dana, world.holiday, [
      aFile({ contentHint }),
      aFile(),
      aFile(),
    ]);
    const [heldBack, sent, removed] = creatives.map((file) => file.id) as [string, string, string];
    await dana.delete(`/api/submissions/${id}/creatives/${removed}`);
    await submit(id);
    expect(await creative(heldBack)).toMatchObject({ state: 'cancelled', heldBack: true });
    expect(await creative(heldBack)).not.toHaveProperty('submittedAt');
    expect(await creative(removed)).not.toHaveProperty('submittedAt');
    expect(await creative(sent)).toHaveProperty('submittedAt');
  });

  it.each([
    ['SUBMISSION_EMPTY', 'Add at least one video first.', []],
    ['SUBMISSION_INCOMPLETE', 'Choose a program first.', [aFile()]],
  ] as const)('refuses with %s', async (code, message, files) => {
    const { id } = await draftWith(dana, undefined, [...files]);
    expect(await submit(id)).toMatchObject({ status: 422, body: { code, message } });
  });

  it('asks for the Business Center ID', async () => {
    const { id } = await draftWith(dana, world.holiday, [aFile()]);
    await dana.patch(`/api/submissions/${id}`, { businessCenterId: null });
    expect(await submit(id)).toMatchObject({
      body: { code: 'SUBMISSION_INCOMPLETE', details: { missing: ['businessCenterId'] } },
    });
  });

  it('refuses a program that was archived while drafting; the draft stays', async () => {
    const program = aProgram({ name: 'Short One' });
    await new ProgramsRepository(api.connection).insert(program);
    const { id } = await draftWith(dana, program, [aFile()]);
    const archived = { $set: { archivedAt: new Date() } };
    await api.connection.collection('programs').updateOne({ _id: program.id as never }, archived);
    expect(await submit(id)).toMatchObject({
      status: 422,
      body: {
        code: 'PROGRAM_NOT_OPEN',
        message: 'Short One is archived. Choose another program; your uploads stay.',
      },
    });
    expect((await dana.get(`/api/submissions/${id}`)).body).toMatchObject({ state: 'draft' });
  });

  it('changes nothing any more afterwards', async () => {
    const { id } = await draftWith(dana, world.holiday, [aFile()]);
    await submit(id);
    const patch = await dana.patch(`/api/submissions/${id}`, { programId: null });
    expect(patch).toMatchObject({ status: 409, body: { code: 'SUBMISSION_NOT_DRAFT' } });
    expect((await dana.delete(`/api/submissions/${id}`)).status).toBe(409);
  });
});

describe('Submit and what happens beside it', () => {
  it('leaves no file between a draft and a batch when files are declared at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await draftWith(dana, world.holiday, [aFile()]);
      const [, declared] = await Promise.all([
        submit(id),
        dana.post<DeclaredFiles>(`/api/submissions/${id}/creatives`, { files: [aFile(), aFile()] }),
      ]);
      const { body } = await dana.get<SubmissionView>(`/api/submissions/${id}`);
      const left = body.creatives.filter(({ state, submittedAt }) => state === 'uploading' && !submittedAt);
      expect(left).toEqual([]);
      // Declared in time means submitted with the others; too late means none of them is left.
      const wanted = declared.status === 201 ? 3 : 1;
      expect(body.creatives.filter(({ state }) => state === 'uploading')).toHaveLength(wanted);
    }
  });

  it('submits a file or leaves it out, never both, when it is removed at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile()]);
      await Promise.all([submit(id), dana.delete(`/api/submissions/${id}/creatives/${creatives[0]!.id}`)]);
      expect(await creative(creatives[0]!.id)).toMatchObject({ state: 'cancelled' });
      expect(await creative(creatives[1]!.id)).toHaveProperty('submittedAt');
    }
  });

  it('is finished by another process when it died half-way', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile(), aFile(), aFile()]);
    await finish(api.connection, creatives[2]!.id);
    const submissions = new SubmissionsRepository(api.connection);
    const files = new CreativesRepository(api.connection);
    const scope = systemScope();
    const cause = aCause({ actorId: world.dana.id, at: new Date() });
    // The process wrote the submission and the first file, and was no more.
    const { value } = (await submissions.commit(scope, id, submitSubmission(cause)))!;
    await files.commit(scope, creatives[0]!.id, reachCreative(value, cause.at));

    const unreached = await submissions.listUnreached(scope, new Date(Date.now() + 1_000), 10);
    expect(unreached.map((one) => one.id)).toContain(id);
    const enqueued: string[] = [];
    const enqueue = async (creativeId: string) => void enqueued.push(creativeId);
    await reachCreatives({ submissions, creatives: files, enqueue }, scope, value, new Date());
    for (const file of creatives)
      expect(await creative(file.id)).toMatchObject({ submittedAt: value.submittedAt!.toISOString() });
    expect(enqueued).toEqual([creatives[2]!.id]);
    const after = await submissions.listUnreached(scope, new Date(Date.now() + 1_000), 10);
    expect(after.map((one) => one.id)).not.toContain(id);
  });

  it('goes on where it stopped when it is pressed again', async () => {
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile()]);
    const cause = aCause({ actorId: world.dana.id, at: new Date() });
    await new SubmissionsRepository(api.connection).commit(systemScope(), id, submitSubmission(cause));
    expect((await submit(id)).status).toBe(200);
    expect(await creative(creatives[0]!.id)).toHaveProperty('submittedAt');
  });
});
