import { makeClip, makePdf } from '@smarttag/media/testing';
import { posterKey } from '@smarttag/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TAGGING_STEPS, type TaggingStep } from '../src/jobs/tag-creative/tagging-steps.js';
import { SYSTEM, enqueue, makeAgency, readyFile } from './fixture/agency.js';
import { whenOneLeft } from './fixture/outcomes.js';
import { spawnWorker, startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

/** Runs a worker until it has killed itself. */
const dieAfter = async (step: TaggingStep) => {
  expect(await spawnWorker(world, { dieAfter: step }).ended).toBe('SIGKILL');
};

let world: World;

beforeAll(async () => {
  world = await makeWorld({ atEnd: afterAll });
});

/** Tags and records of one creative. */
const countsOf = async (id: string) => [
  await world.connection.collection('tags').countDocuments({ creativeId: id }),
  await world.connection.collection('taggingRecords').countDocuments({ _id: id as never }),
];

/** History holds each event of the creative once, in the order of its revisions, without a gap. */
const expectWholeHistory = (id: string, last: string) =>
  eventually(async () => {
    const all = await world.history.listAfter(SYSTEM, 0, 1000);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    const own = all.filter(({ subject }) => subject.id === id);
    expect(own.map((event) => event.id)).toEqual(own.map((_, index) => `${id}.${index + 1}`));
    expect(own.at(-1)?.action).toBe(last);
    expect(own.filter(({ action }) => action === last)).toHaveLength(1);
  });

it.each(TAGGING_STEPS)(
  'killed (-9) after "%s": another worker ends with one Tag, one record, one poster',
  async (step) => {
    const agency = await makeAgency(world);
    const { id } = await readyFile(world, agency, {
      path: await makeClip({ seed: 100 + TAGGING_STEPS.indexOf(step) }),
    });
    await enqueue(world, id);
    await dieAfter(step);
    const between = await world.creatives.findById(SYSTEM, id);
    expect(between?.state).toBe(step === 'followed' ? 'tagged' : 'tagging');
    const claimed = await world.tags.findByCreativeId(SYSTEM, id);
    expect(claimed !== undefined).toBe(TAGGING_STEPS.indexOf(step) >= TAGGING_STEPS.indexOf('claimed'));

    await startWorker(world);
    const creative = await whenOneLeft(world, id);
    expect(creative).toMatchObject({ state: 'tagged', hasPoster: true });
    const tag = await world.tags.findByCreativeId(SYSTEM, id);
    if (claimed) expect(tag).toEqual(claimed);
    const record = await world.records.findByCreativeId(SYSTEM, id);
    expect(record).toMatchObject({
      outcome: 'tagged',
      tagId: tag!.tagId,
      decidedAt: tag!.at,
      media: creative.media,
    });
    expect(creative).toMatchObject({ tagId: tag!.tagId, sha256: tag!.sha256, decidedAt: tag!.at });
    expect(await countsOf(id)).toEqual([1, 1]);
    expect(await world.storage.size(posterKey(id))).toBeGreaterThan(0);
    await expectWholeHistory(id, 'creative.tagged');
    await eventually(async () => expect(await world.queue.getJob(id)).toBeNull());
  },
);

it('a rejection survives a kill between its record and the creative', async () => {
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makePdf() });
  await enqueue(world, id);
  await dieAfter('recorded');
  const record = await world.records.findByCreativeId(SYSTEM, id);

  await startWorker(world);
  const creative = await whenOneLeft(world, id);
  expect(creative).toMatchObject({
    state: 'rejected',
    rejection: record!.rejection,
    decidedAt: record!.decidedAt,
  });
  expect(await countsOf(id)).toEqual([0, 1]);
});

it('a file that kills its worker four times is failed, and the line goes on', async () => {
  const agency = await makeAgency(world);
  const poison = await readyFile(world, agency, { path: await makeClip({ seed: 31 }) });
  await enqueue(world, poison.id);
  for (let life = 1; life <= 4; life += 1) {
    await dieAfter('hashed');
    expect((await world.creatives.findById(SYSTEM, poison.id))?.attempts).toBe(life);
  }

  // Declared only now: the sweep of a dying worker would have taken it up, too.
  const sound = await readyFile(world, agency, { path: await makeClip({ seed: 32 }) });
  await startWorker(world);
  await enqueue(world, sound.id);
  expect(await whenOneLeft(world, poison.id)).toMatchObject({
    state: 'failed',
    attempts: 4,
    failure: { reason: 'attempts_used_up' },
  });
  expect((await whenOneLeft(world, sound.id)).state).toBe('tagged');
});

it('four kills after the Tag was claimed do not fail it: what is claimed is finished', async () => {
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 33 }) });
  await enqueue(world, id);
  for (let life = 1; life <= 4; life += 1) await dieAfter('claimed');

  await startWorker(world);
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged', attempts: 4 });
  expect(await countsOf(id)).toEqual([1, 1]);
});
