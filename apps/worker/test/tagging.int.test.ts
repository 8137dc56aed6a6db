import { SYSTEM_ACTOR } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import { originalKey, posterKey, spriteKey } from '@smarttag/storage';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM, enqueue, makeAgency, readyFile } from './fixture/agency.js';
import { startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

let world: World;

beforeAll(async () => {
  world = await makeWorld({ atEnd: afterAll });
  await startWorker(world, {}, afterAll);
});

it('tags a good clip: facts, poster, Tag, record, and the creative follows', async () => {
  const agency = await makeAgency(world);
  const path = await makeClip({ width: 180, height: 320, seconds: 2 });
  const { id } = await readyFile(world, agency, { path, fileName: 'hero_9x16.mp4' });
  await enqueue(world, id);

  const creative = await eventually(async () => {
    const now = await world.creatives.findById(SYSTEM, id);
    expect(now?.state).toBe('tagged');
    return now!;
  });
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  expect(creative).toMatchObject({ sha256, attempts: 1, hasPoster: true });
  expect(creative.media).toMatchObject({
    container: 'mp4',
    durationSeconds: expect.closeTo(2, 0),
    video: { codec: 'h264', width: 180, height: 320, frameRate: 12 },
    audio: { codec: 'aac', channels: 1 },
  });
  const poster = await buffer(await world.storage.read(posterKey(id)));
  expect(poster.subarray(8, 12).toString()).toBe('WEBP');
  expect(creative.sprite).toEqual({ frames: 20, columns: 5, width: 136, height: 240 });
  expect(await world.storage.size(spriteKey(id))).toBeGreaterThan(100);

  const names = {
    partnerId: agency.partner.id,
    partnerName: agency.partner.name,
    partnerKind: 'creative_service_provider',
    businessCenterId: agency.businessCenterId,
    businessCenterName: `Center of ${agency.partner.name}`,
    programId: agency.program.id,
    programName: agency.program.name,
    uploaderId: agency.user.id,
    uploaderName: agency.user.name,
    fileName: 'hero_9x16.mp4',
  };
  const tag = await world.tags.findBySha256(SYSTEM, sha256);
  expect(tag).toMatchObject({ ...names, creativeId: id, tagId: creative.tagId, at: creative.decidedAt });
  const record = await world.records.findByCreativeId(SYSTEM, id);
  expect(record).toMatchObject({
    ...names,
    outcome: 'tagged',
    tagId: creative.tagId,
    sha256,
    media: creative.media,
    hasPoster: true,
    uploadedAt: creative.uploadedAt,
    submittedAt: creative.submittedAt,
    decidedAt: creative.decidedAt,
  });
  expect(record).not.toHaveProperty('duplicateOf');
  expect(await world.storage.size(originalKey(id))).toBe(creative.size);
});

it('makes the sprite of what was tagged before there were any, and looks once for what has no bytes', async () => {
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 3 }) });
  await enqueue(world, id);
  const spriteOf = async () => (await world.creatives.findById(SYSTEM, id))?.sprite;
  await eventually(async () => expect((await world.creatives.findById(SYSTEM, id))?.state).toBe('tagged'));
  await world.storage.remove(spriteKey(id));
  const forget = { $unset: { sprite: '' as const } };
  await world.connection.collection('creatives').updateOne({ _id: id as never }, forget);
  await eventually(async () => expect(await spriteOf()).toMatchObject({ frames: 20 }));
  expect(await world.storage.size(spriteKey(id))).toBeGreaterThan(100);

  await world.storage.remove(originalKey(id));
  await world.connection.collection('creatives').updateOne({ _id: id as never }, forget);
  await eventually(async () => expect(await spriteOf()).toMatchObject({ frames: 0 }));
});

it('tells history what it did, by the request that declared the file', async () => {
  const agency = await makeAgency(world);
  const { id, requestId } = await readyFile(world, agency, { path: await makeClip() });
  await enqueue(world, id);

  const events = await eventually(async () => {
    const all = await world.history.listAfter(SYSTEM, 0, 100);
    const own = all.filter(({ subject }) => subject.id === id);
    expect(own.at(-1)?.action).toBe('creative.tagged');
    return own;
  });
  expect(events.map(({ action }) => action)).toEqual([
    'creative.declared',
    'creative.uploaded',
    'creative.submitted',
    'creative.tagging',
    'creative.tagged',
  ]);
  for (const event of events.slice(3)) expect(event).toMatchObject({ actorId: SYSTEM_ACTOR, requestId });
});
