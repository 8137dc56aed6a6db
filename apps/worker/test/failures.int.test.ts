import { createReadStream } from 'node:fs';
import { retryCreative } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import { originalKey } from '@smarttag/storage';
import { afterAll, expect, it } from 'vitest';
import { SYSTEM, enqueue, makeAgency, readyFile } from './fixture/agency.js';
import { whenOneLeft } from './fixture/outcomes.js';
import { blockedFolder, fullDisk } from './fixture/no-room.js';
import { startWorker } from './fixture/workers.js';
import { makeWorld } from './fixture/world.js';

it('missing bytes: four attempts, then failed with the reason; back again and retried, it is tagged', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const path = await makeClip();
  const { id } = await readyFile(world, agency, { path });
  await world.storage.remove(originalKey(id));
  await startWorker(world);
  await enqueue(world, id);

  const failed = await whenOneLeft(world, id);
  expect(failed).toMatchObject({ state: 'failed', attempts: 4, failure: { reason: 'bytes_missing' } });
  expect(await world.records.findByCreativeId(SYSTEM, id)).toBeUndefined();

  await world.storage.append(originalKey(id), 0, createReadStream(path));
  await world.creatives.commit(SYSTEM, id, retryCreative(agency.cause()));
  await enqueue(world, id);
  const tagged = await whenOneLeft(world, id);
  expect(tagged).toMatchObject({ state: 'tagged', attempts: 1 });
  expect(tagged.failure).toBeUndefined();
});

it('bytes cut short by a disk are our fault, not a truncated video', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const path = await makeClip();
  const { id, size } = await readyFile(world, agency, { path });
  await world.storage.remove(originalKey(id));
  await world.storage.append(originalKey(id), 0, createReadStream(path, { end: size - 100 }));
  await startWorker(world);
  await enqueue(world, id);
  expect(await whenOneLeft(world, id)).toMatchObject({
    state: 'failed',
    failure: { reason: 'bytes_missing' },
  });
});

it('a missing ffprobe is our fault', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip() });
  await startWorker(world, { FFPROBE: '/nowhere/ffprobe' });
  await enqueue(world, id);
  expect(await whenOneLeft(world, id)).toMatchObject({
    state: 'failed',
    attempts: 4,
    failure: { reason: 'tool_missing' },
  });
});

const disk = await fullDisk();
// Where nothing may be mounted the broken storage alone stands for a place that takes no poster.
const rooms = [await blockedFolder(), ...(disk ? [disk] : [])];
afterAll(() => Promise.all(rooms.map((room) => room.release())).then(() => undefined));

it.each(rooms)('$name is our fault: failed as $reason, and tagged once there is room', async (room) => {
  const { storageDir } = room;
  const world = await makeWorld({ storageDir });
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip() });
  await room.fill();
  await startWorker(world);
  await enqueue(world, id);
  expect(await whenOneLeft(world, id)).toMatchObject({
    state: 'failed',
    attempts: 4,
    failure: { reason: room.reason },
    hasPoster: false,
  });
  expect(await world.tags.findByCreativeId(SYSTEM, id)).toBeUndefined();

  await room.makeRoom();
  await world.creatives.commit(SYSTEM, id, retryCreative(agency.cause()));
  await enqueue(world, id);
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged', hasPoster: true });
});
