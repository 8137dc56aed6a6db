import { makeClip } from '@smarttag/media/testing';
import { posterKey } from '@smarttag/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM, enqueue, makeAgency, makeDraft, readyFile } from './fixture/agency.js';
import { everythingOf, whenLeft, whenOneLeft } from './fixture/outcomes.js';
import { startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

let world: World;

beforeAll(async () => {
  world = await makeWorld({ atEnd: afterAll });
  // Two workers with two lanes each: the claim is raced for by processes, not by turns.
  await startWorker(world, {}, afterAll);
  await startWorker(world, {}, afterAll);
});

const recordCount = (ids: string[]) =>
  world.connection.collection('taggingRecords').countDocuments({ _id: { $in: ids as never[] } });

it('gives the same bytes twice in one batch one Tag, and says which of the two was first', async () => {
  const agency = await makeAgency(world);
  const path = await makeClip({ seed: 11 });
  const submissionId = await makeDraft(world, agency);
  const ids = await Promise.all(
    ['hero_v1.mp4', 'hero_v1 (copy).mp4'].map(
      async (fileName) => (await readyFile(world, agency, { path, submissionId, fileName })).id,
    ),
  );
  await Promise.all(ids.map((id) => enqueue(world, id)));

  const creatives = await whenLeft(world, ids);
  const tagged = creatives.find(({ state }) => state === 'tagged')!;
  const duplicate = creatives.find(({ state }) => state === 'duplicate')!;
  expect(duplicate.duplicateOf).toEqual({
    owner: 'you',
    creativeId: tagged.id,
    fileName: tagged.fileName,
    at: tagged.decidedAt,
    sameSubmission: true,
  });
  expect(duplicate.tagId).toBeUndefined();
  expect(await recordCount(ids)).toBe(2);
});

it('names an earlier file of another batch as such', async () => {
  const agency = await makeAgency(world);
  const path = await makeClip({ seed: 12 });
  const first = await readyFile(world, agency, { path, fileName: 'spring.mp4' });
  await enqueue(world, first.id);
  await whenOneLeft(world, first.id);
  const second = await readyFile(world, agency, { path, fileName: 'again.mp4' });
  await enqueue(world, second.id);

  const duplicate = await whenOneLeft(world, second.id);
  expect(duplicate.state).toBe('duplicate');
  expect(duplicate.duplicateOf).toMatchObject({
    owner: 'you',
    creativeId: first.id,
    fileName: 'spring.mp4',
    sameSubmission: false,
  });
  expect(duplicate.hasPoster).toBe(true);
  expect(await world.storage.size(posterKey(second.id))).toBeGreaterThan(0);
});

it('two companies send the same bytes at the same moment: one Tag, and neither learns of the other', async () => {
  const [north, harbor] = await Promise.all([
    makeAgency(world, { name: 'Northlight Studio' }),
    makeAgency(world, { name: 'Harbor Media', kind: 'marketing_partner' }),
  ]);
  const path = await makeClip({ seed: 13 });
  const files = await Promise.all(
    [north, harbor, north, harbor].map((agency) => readyFile(world, agency, { path })),
  );
  await Promise.all(files.map(({ id }) => enqueue(world, id)));
  const creatives = await whenLeft(
    world,
    files.map(({ id }) => id),
  );

  const tagged = creatives.filter(({ state }) => state === 'tagged');
  expect(tagged).toHaveLength(1);
  expect(creatives.filter(({ state }) => state === 'duplicate')).toHaveLength(3);
  const [winner, loser] = tagged[0]!.partnerId === north.partner.id ? [north, harbor] : [harbor, north];
  for (const creative of creatives.filter(({ partnerId }) => partnerId === loser.partner.id))
    expect(creative.duplicateOf).toEqual({ owner: 'another_company' });
  await eventually(async () => {
    const events = await world.history.listAfter(SYSTEM, 0, 1000);
    const own = events.filter(({ subject }) => files.some(({ id }) => id === subject.id));
    expect(own.filter(({ action }) => action === 'creative.duplicate')).toHaveLength(3);
  });

  const kept = await everythingOf(world, loser.partner.id);
  expect(kept).toContain(loser.partner.name);
  const secrets = [
    winner.partner.id,
    winner.partner.name,
    winner.user.id,
    winner.user.name,
    winner.program.id,
  ];
  const ofWinner = creatives.filter(({ partnerId }) => partnerId === winner.partner.id);
  for (const secret of [...secrets, tagged[0]!.tagId!, ...ofWinner.map(({ id }) => id)])
    expect(kept).not.toContain(secret);
  expect(await world.connection.collection('tags').countDocuments({ fileName: tagged[0]!.fileName })).toBe(1);
});

it('bytes that carry a Tag are a duplicate even when no tool can look into them any more', async () => {
  const toolless = await makeWorld();
  const agency = await makeAgency(toolless);
  const path = await makeClip({ seed: 14 });
  const able = await startWorker(toolless);
  const first = await readyFile(toolless, agency, { path });
  await enqueue(toolless, first.id);
  await whenOneLeft(toolless, first.id);
  await able.close();

  await startWorker(toolless, { FFPROBE: '/nowhere/ffprobe' });
  const second = await readyFile(toolless, agency, { path });
  await enqueue(toolless, second.id);
  const creative = await whenOneLeft(toolless, second.id);
  expect(creative).toMatchObject({ state: 'duplicate', hasPoster: false, attempts: 1 });
});
