import { randomUUID } from 'node:crypto';
import {
  QUEUE_PREFIX,
  QUEUE_TAGGING,
  cancelCreative,
  restoreCreative,
  submitSubmission,
} from '@smarttag/domain';
import { reachCreatives } from '@smarttag/domain/mongoose';
import { aCause } from '@smarttag/domain/testing';
import { TaggingJobs, type Service } from '@smarttag/service-kit';
import { originalKey } from '@smarttag/storage';
import Bull from 'bull';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../src/features/sweeps/sweeper.service.js';
import { creativeNow, declare, newDraft, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { ALL, signIn, type Person } from './kit/people.js';
import { head, offsetOf, patch } from './kit/tus.js';
import { makeWorld, type World } from './kit/world.js';

let world: World;
let service: Service;
let url: string;
let maker: Person;
let queue: Bull.Queue;
let jobs: TaggingJobs;

beforeAll(async () => {
  world = await makeWorld();
  service = await world.start();
  url = `${service.url}/files`;
  maker = await signIn(world);
  queue = new Bull(QUEUE_TAGGING, world.redisUrl, { prefix: QUEUE_PREFIX });
  jobs = new TaggingJobs(world.redisUrl);
  world.atEnd(() => queue.close());
  world.atEnd(() => jobs.onModuleDestroy());
  await queue.isReady();
});
afterAll(() => world.close());

const upload = (id: string, bytes: Buffer) => patch(`${url}/${id}`, maker, 0, bytes);
const jobsOf = async (ids: string[]) =>
  (await queue.getJobs(['waiting', 'active', 'delayed', 'completed', 'failed', 'paused']))
    .map(({ id, name, data }) => ({ id, name, data }))
    .filter(({ id }) => ids.includes(String(id)));
const jobFor = (id: string) => ({ id, name: 'tag-creative', data: { creativeId: id } });

const readyDraft = () =>
  newDraft(world, maker, { businessCenterId: '7398888478508941313', programId: randomUUID() });
/** What the api does for Submit All Assets. */
const submit = async (id: string) => {
  const cause = aCause({ actorId: maker.user.id, at: new Date() });
  const done = await world.submissions.commit(ALL, id, submitSubmission(cause));
  const enqueue = (creativeId: string) => jobs.enqueue(creativeId);
  const { submissions, creatives } = world;
  await reachCreatives({ submissions, creatives, enqueue }, ALL, done!.value, cause.at);
};

/** All bytes are stored, and the process died before it noted anything. */
const diedAfterLastByte = async (bytes: Buffer) => {
  const creative = await declare(world, maker, bytes);
  await world.storage.append(originalKey(creative.id), 0, Readable.from([bytes]));
  const past = new Date(Date.now() - 1000);
  await world.uploads.acquireLease(ALL, creative.id, 'dead', past, past);
  return creative;
};

describe('the last byte', () => {
  it('compares what is stored with what was declared', async () => {
    const bytes = someBytes(5 * MIB);
    const same = await declare(world, maker, bytes);
    const changed = await declare(world, maker, bytes);
    const other = Buffer.from(bytes);
    other.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    await upload(same.id, bytes);
    await upload(changed.id, other);
    expect((await creativeNow(world, same.id)).changedWhileUploading).toBe(false);
    expect(await creativeNow(world, changed.id)).toMatchObject({
      state: 'uploaded',
      changedWhileUploading: true,
    });
  });

  it('asks for tagging after Submit, not before', async () => {
    const bytes = someBytes(1000);
    const draft = await readyDraft();
    const creative = await declare(world, maker, bytes, { submissionId: draft.id });
    const later = await declare(world, maker, bytes, { submissionId: draft.id });
    await upload(creative.id, bytes);
    expect(await jobsOf([creative.id])).toEqual([]);
    await submit(draft.id);
    expect(await jobsOf([creative.id, later.id])).toEqual([jobFor(creative.id)]);
    await upload(later.id, bytes);
    expect(await jobsOf([later.id])).toEqual([jobFor(later.id)]);
  });

  it('and Submit at the same moment ask exactly once', async () => {
    const bytes = someBytes(1000);
    const draft = await readyDraft();
    const creatives = await Promise.all(
      Array.from({ length: 12 }, () => declare(world, maker, bytes, { submissionId: draft.id })),
    );
    const ids = creatives.map(({ id }) => id);
    await Promise.all([...ids.map((id) => upload(id, bytes)), submit(draft.id)]);
    expect((await jobsOf(ids)).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('asks also where Submit has not reached the file yet', async () => {
    const bytes = someBytes(1000);
    const draft = await readyDraft();
    const creative = await declare(world, maker, bytes, { submissionId: draft.id });
    const cause = aCause({ actorId: maker.user.id, at: new Date() });
    await world.submissions.commit(ALL, draft.id, submitSubmission(cause));
    await upload(creative.id, bytes);
    expect(await creativeNow(world, creative.id)).toMatchObject({
      state: 'uploaded',
      programId: draft.programId,
    });
    expect(await jobsOf([creative.id])).toEqual([jobFor(creative.id)]);
  });

  it('counts although Redis is away', async () => {
    const { url: deaf } = await world.start({ REDIS_URL: 'redis://127.0.0.1:1' });
    const bytes = someBytes(1000);
    const draft = await readyDraft();
    const creative = await declare(world, maker, bytes, { submissionId: draft.id });
    await submit(draft.id);
    expect((await patch(`${deaf}/files/${creative.id}`, maker, 0, bytes)).status).toBe(204);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
  });

  it('does not bring back a file that was removed meanwhile; undo does', async () => {
    const bytes = someBytes(1000);
    const creative = await diedAfterLastByte(bytes);
    const cause = aCause({ at: new Date() });
    await world.creatives.commit(ALL, creative.id, cancelCreative(cause));
    await service.app.get(Sweeper).sweep();
    expect((await creativeNow(world, creative.id)).state).toBe('cancelled');
    await world.creatives.commit(ALL, creative.id, restoreCreative(cause));
    expect(offsetOf(await head(`${url}/${creative.id}`, maker))).toBe(1000);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
  });
});

describe('a finish that a dead process left half done', () => {
  it('is completed by the next HEAD', async () => {
    const bytes = someBytes(1000);
    const creative = await diedAfterLastByte(bytes);
    expect(offsetOf(await head(`${url}/${creative.id}`, maker))).toBe(1000);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
    expect(await uploadNow(world, creative.id)).toMatchObject({ state: 'finished', offset: 1000 });
  });

  it('is completed by the next PATCH', async () => {
    const creative = await diedAfterLastByte(someBytes(1000));
    expect((await patch(`${url}/${creative.id}`, maker, 1000, Buffer.alloc(0))).status).toBe(204);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
  });

  it('is completed by the sweep, and the job is asked for', async () => {
    const draft = await readyDraft();
    const bytes = someBytes(1000);
    const creative = await declare(world, maker, bytes, { submissionId: draft.id });
    await submit(draft.id);
    await world.storage.append(originalKey(creative.id), 0, Readable.from([bytes]));
    const past = new Date(Date.now() - 1000);
    const held = await world.uploads.acquireLease(ALL, creative.id, 'dead', past, past);
    // Died one step later: the upload says finished, the creative does not.
    await world.uploads.update(
      ALL,
      creative.id,
      { owner: 'dead', epoch: held!.epoch },
      { state: 'finished' },
    );
    await service.app.get(Sweeper).sweep();
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
    expect(await jobsOf([creative.id])).toEqual([jobFor(creative.id)]);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
  });

  it('is left to whoever is at it', async () => {
    const creative = await diedAfterLastByte(someBytes(1000));
    const now = new Date();
    await world.uploads.acquireLease(ALL, creative.id, 'busy', now, new Date(now.getTime() + 60_000));
    expect(offsetOf(await head(`${url}/${creative.id}`, maker))).toBe(1000);
    await service.app.get(Sweeper).sweep();
    expect((await creativeNow(world, creative.id)).state).toBe('uploading');
  });
});
