import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeAudioOnly,
  makeClip,
  makeHtmlNamedMp4,
  makePdf,
  makePlaylist,
  makeTruncated,
  makeZip,
} from '@smarttag/media/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM, enqueue, makeAgency, readyFile, type Agency } from './fixture/agency.js';
import { whenOneLeft } from './fixture/outcomes.js';
import { startWorker } from './fixture/workers.js';
import { makeWorld, type World } from './fixture/world.js';

let world: World;
let agency: Agency;
let folder: string;

beforeAll(async () => {
  world = await makeWorld({ atEnd: afterAll });
  agency = await makeAgency(world);
  folder = await mkdtemp(join(tmpdir(), 'smarttag-rejections-'));
  await startWorker(world, {}, afterAll);
});
afterAll(() => rm(folder, { recursive: true }));

const emptyFile = async () => {
  const path = join(folder, 'nothing.mp4');
  await writeFile(path, '');
  return path;
};

/** Wider than any player of ads shows. */
const hugePicture = () => makeClip({ seed: 21, width: 8400, height: 16, audio: false });

/** A whole video whose pictures are in a coding that nobody knows. */
const unknownCoding = async () => {
  const path = join(folder, 'unknown.mp4');
  const bytes = await readFile(await makeClip({ seed: 25 }));
  bytes.write('zzz9', bytes.indexOf('avc1', bytes.indexOf('stsd')));
  await writeFile(path, bytes);
  return path;
};

const CASES: [reason: string, make: () => Promise<string>, details?: Record<string, unknown>][] = [
  ['no_video_stream', () => makeAudioOnly()],
  ['not_a_video', () => makeZip(), { found: 'zip archive' }],
  ['not_a_video', () => makePdf(), { found: 'PDF' }],
  ['not_a_video', () => makeHtmlNamedMp4(), { found: 'web page' }],
  ['truncated', () => makeTruncated({ seed: 22 })],
  ['playlist', () => makePlaylist('/etc/hostname')],
  ['picture_too_large', hugePicture, { width: 8400 }],
  ['unreadable', unknownCoding],
  ['empty', emptyFile],
];

it.each(CASES)(
  'rejects as %s, with the reason in record and creative, and no Tag',
  async (reason, make, details) => {
    const { id } = await readyFile(world, agency, { path: await make() });
    await enqueue(world, id);

    const creative = await whenOneLeft(world, id);
    expect(creative).toMatchObject({
      state: 'rejected',
      rejection: { reason },
      hasPoster: false,
      attempts: 1,
    });
    if (details) expect(creative.rejection?.details).toMatchObject(details);
    const record = await world.records.findByCreativeId(SYSTEM, id);
    expect(record).toMatchObject({
      outcome: 'rejected',
      rejection: creative.rejection,
      sha256: creative.sha256,
    });
    expect(record).not.toHaveProperty('tagId');
    expect(await world.tags.findBySha256(SYSTEM, creative.sha256!)).toBeUndefined();
  },
);

it('rejects a file that changed while it was uploading, although it is a video', async () => {
  const path = await makeClip({ seed: 23 });
  const { id } = await readyFile(world, agency, { path, changedWhileUploading: true });
  await enqueue(world, id);
  const creative = await whenOneLeft(world, id);
  expect(creative).toMatchObject({ state: 'rejected', rejection: { reason: 'changed_while_uploading' } });
  expect(await world.tags.findBySha256(SYSTEM, creative.sha256!)).toBeUndefined();
});

it('rejects what runs longer than the platform allows', async () => {
  const settings = world.connection.collection<{ _id: string; limits: object }>('settings');
  await settings.insertOne({ _id: 'platform', limits: { maxSeconds: 2 } });
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 26, seconds: 3 }) });
  await enqueue(world, id);
  const creative = await whenOneLeft(world, id);
  await settings.deleteMany({});
  expect(creative).toMatchObject({
    state: 'rejected',
    rejection: { reason: 'too_long', details: { maxSeconds: 2 } },
    hasPoster: false,
  });
});

it('rejected bytes are taken again once they are right: a rejection is no claim', async () => {
  const path = await makeClip({ seed: 24 });
  const changed = await readyFile(world, agency, { path, changedWhileUploading: true });
  await enqueue(world, changed.id);
  await whenOneLeft(world, changed.id);
  const again = await readyFile(world, agency, { path });
  await enqueue(world, again.id);
  expect((await whenOneLeft(world, again.id)).state).toBe('tagged');
});
