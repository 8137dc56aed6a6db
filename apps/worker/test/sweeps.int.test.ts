import { DRAFT_DAYS } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  SYSTEM,
  enqueue,
  makeAgency,
  makeDraft,
  readyFile,
  submit,
  uploadFile,
  type Agency,
} from './fixture/agency.js';
import { NEVER } from './fixture/environment.js';
import { whenLeft, whenOneLeft } from './fixture/outcomes.js';
import { startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

const DAY = 86_400_000;
let world: World;
let agency: Agency;

beforeAll(async () => {
  world = await makeWorld({ atEnd: afterAll });
  agency = await makeAgency(world);
});

const emptyRedis = async () => {
  const client = new Redis(world.redisUrl);
  await client.flushdb();
  client.disconnect();
};

/** Moves the end of a draft as if its days were over. */
const letDaysPass = (id: string) =>
  world.connection
    .collection('creatives')
    .updateOne({ _id: id as never }, { $set: { expiresAt: new Date(Date.now() - 1) } });

it('an empty Redis loses time, never work: what should be tagging is found at boot', async () => {
  const files = [];
  for (const seed of [41, 42, 43])
    files.push(await readyFile(world, agency, { path: await makeClip({ seed }) }));
  for (const { id } of files) await enqueue(world, id);
  await emptyRedis();
  await startWorker(world, { SWEEP_TAGGING_MS: NEVER });
  const creatives = await whenLeft(
    world,
    files.map(({ id }) => id),
  );
  for (const creative of creatives) expect(creative).toMatchObject({ state: 'tagged', attempts: 1 });
});

it('Redis emptied while the worker runs: the next sweep brings the jobs back', async () => {
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 44 }) });
  await startWorker(world);
  await emptyRedis();
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged' });
});

it('a finished job of the same id does not swallow the new one', async () => {
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 45 }) });
  // As an older release, or a job that stalled too often, may leave one.
  await world.queue.add('tag-creative', { creativeId: id }, { jobId: id });
  const job = await world.queue.getNextJob();
  await job!.moveToFailed({ message: 'job stalled more than allowable limit' });
  expect(await job!.getState()).toBe('failed');
  await startWorker(world);
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged' });
});

it('does not double a job that is there', async () => {
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 46 }) });
  await enqueue(world, id);
  await startWorker(world, { SWEEP_TAGGING_MS: '1' });
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged', attempts: 1 });
  await eventually(async () =>
    expect(await world.queue.getJobCountByTypes(['waiting', 'active', 'delayed'])).toBe(0),
  );
  const events = await world.connection
    .collection('history')
    .countDocuments({ action: 'creative.tagging', 'subject.id': id });
  expect(events).toBeLessThanOrEqual(1);
});

it('goes on with a Submit whose process died before every file knew', async () => {
  const submissionId = await makeDraft(world, agency);
  const files = [];
  for (const seed of [47, 48])
    files.push(await uploadFile(world, agency, { path: await makeClip({ seed }), submissionId }));
  await submit(world, agency, submissionId);
  await startWorker(world);
  const creatives = await whenLeft(
    world,
    files.map(({ id }) => id),
  );
  for (const creative of creatives)
    expect(creative).toMatchObject({ state: 'tagged', programId: agency.program.id });
  await eventually(async () =>
    expect((await world.submissions.findById(SYSTEM, submissionId))?.reachedAllAt).toBeInstanceOf(Date),
  );
});

it('finds the one file that came to a submission after Submit had reached all others', async () => {
  const submissionId = await makeDraft(world, agency);
  await submit(world, agency, submissionId);
  await world.submissions.markReachedAll(SYSTEM, submissionId, new Date());
  const path = await makeClip({ seed: 51 });
  const { id } = await uploadFile(world, agency, { path, submissionId });
  await startWorker(world);
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged' });
});

it('expires a draft whose time is up, and leaves what was submitted alone', async () => {
  const path = await makeClip({ seed: 49 });
  const draft = await uploadFile(world, agency, { path });
  const young = await uploadFile(world, agency, { path });
  await letDaysPass(draft.id);
  await startWorker(world);
  await eventually(async () =>
    expect((await world.creatives.findById(SYSTEM, draft.id))?.state).toBe('expired'),
  );
  expect((await world.creatives.findById(SYSTEM, young.id))?.state).toBe('uploaded');
});

it('counts the days of a draft from its last byte', async () => {
  const { id } = await uploadFile(world, agency, { path: await makeClip({ seed: 50 }) });
  const lastByteAt = new Date(Date.now() - DAY);
  await world.connection.collection('uploads').updateOne({ _id: id as never }, { $set: { lastByteAt } });
  await letDaysPass(id);
  await startWorker(world);
  await eventually(async () => {
    const creative = await world.creatives.findById(SYSTEM, id);
    expect(creative?.expiresAt).toEqual(new Date(lastByteAt.getTime() + DRAFT_DAYS * DAY));
    expect(creative?.state).toBe('uploaded');
  });
});
