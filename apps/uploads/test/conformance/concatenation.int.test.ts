/** tus 1.0.0, Concatenation, the parts: https://tus.io/protocols/resumable-upload#concatenation */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalKey } from '@smarttag/storage';
import { Upload } from 'tus-js-client';
import { creativeNow, declare, someBytes, storedBytes } from '../kit/files.js';
import { createPart, expectNotJoined, joinParts, sendParts } from '../kit/parts.js';
import { ALL, signIn, type Person } from '../kit/people.js';
import { OCTETS, create, head, metadataOf, offsetOf, patch, send } from '../kit/tus.js';
import { makeWorld, type World } from '../kit/world.js';

let world: World;
let url: string;
let maker: Person;

beforeAll(async () => {
  world = await makeWorld();
  url = `${(await world.start()).url}/files`;
  maker = await signIn(world);
});
afterAll(() => world.close());

const BYTES = someBytes(1000);
const SLICES = [BYTES.subarray(0, 300), BYTES.subarray(300, 700), BYTES.subarray(700)];

const declared = async () => (await declare(world, maker, BYTES)).id;
const inParts = async () => {
  const id = await declared();
  return { id, at: `${url}/${id}`, parts: await sendParts(url, maker, id, SLICES) };
};

it('MUST be announced in Tus-Extension; joining what is unfinished is not', async () => {
  const extensions = (await send(url, 'OPTIONS', undefined)).headers['tus-extension'];
  expect(extensions).toMatch(/\bconcatenation\b/);
  expect(extensions).not.toMatch(/concatenation-unfinished/);
});

describe('a partial upload', () => {
  it('is created by Upload-Concat: partial, with an id of its own under its file', async () => {
    const id = await declared();
    for (const number of [0, 1]) {
      const { answer } = await createPart(url, maker, id, 300);
      expect([answer.status, answer.headers.location]).toEqual([201, `/files/${id}.${number}`]);
      expect(answer.headers['upload-concat']).toBe('partial');
    }
  });

  it('gets a number of its own also when all are created at once', async () => {
    const id = await declared();
    const made = await Promise.all(Array.from({ length: 8 }, () => createPart(url, maker, id, 100)));
    expect(new Set(made.map(({ at }) => at)).size).toBe(8);
  });

  it('MUST be answered to HEAD with Upload-Offset, Upload-Length and Upload-Concat', async () => {
    const { at } = await createPart(url, maker, await declared(), 300);
    await patch(at, maker, 0, SLICES[0]!.subarray(0, 100));
    expect((await head(at, maker)).headers).toMatchObject({
      'upload-offset': '100',
      'upload-length': '300',
      'upload-concat': 'partial',
      'cache-control': 'no-store',
    });
  });

  it('is uploaded as any other: offset, length and checksum count', async () => {
    const { at } = await createPart(url, maker, await declared(), 300);
    expect((await patch(at, maker, 0, SLICES[0]!.subarray(0, 100))).status).toBe(204);
    expect((await patch(at, maker, 99, SLICES[0]!)).status).toBe(409);
    expect((await patch(at, maker, 100, BYTES)).status).toBe(413);
    const wrong = { 'upload-checksum': `sha1 ${Buffer.alloc(20).toString('base64')}` };
    expect((await patch(at, maker, 100, SLICES[0]!.subarray(100), wrong)).status).toBe(460);
    expect((await patch(at, maker, 100, SLICES[0]!.subarray(100))).status).toBe(204);
    expect(offsetOf(await head(at, maker))).toBe(300);
  });

  it('takes its first bytes with its creation', async () => {
    const id = await declared();
    const headers = { ...metadataOf(id), 'upload-concat': 'partial', 'upload-length': '300' };
    const made = await send(url, 'POST', maker, {
      body: SLICES[0]!,
      headers: { ...headers, 'content-type': OCTETS },
    });
    expect([made.status, offsetOf(made), made.headers.location]).toEqual([201, 300, `/files/${id}.0`]);
  });

  it('SHOULD NOT be processed before it is joined: it makes no file, and counts in no quota', async () => {
    const before = await world.uploads.declaredBytes(ALL, maker.partnerId);
    const { id } = await inParts();
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploading' });
    expect(await world.uploads.declaredBytes(ALL, maker.partnerId)).toBe(before + BYTES.length);
  });

  it('says when it expires, as its file does', async () => {
    const { answer, at } = await createPart(url, maker, await declared(), 300);
    for (const { headers } of [answer, await patch(at, maker, 0, SLICES[0]!.subarray(0, 10))])
      expect(Date.parse(String(headers['upload-expires']))).toBeGreaterThan(Date.now() + 13 * 86_400_000);
  });

  it('goes with DELETE, at once and for good', async () => {
    const { id, parts } = await inParts();
    const at = `${url}/${id}.1`;
    expect((await send(at, 'DELETE', maker)).status).toBe(204);
    expect([(await head(at, maker)).status, (await send(at, 'DELETE', maker)).status]).toEqual([410, 410]);
    expect(await world.storage.size(originalKey(id, 1))).toBeUndefined();
    expect((await joinParts(url, maker, id, parts)).status).toBe(400);
    await expectNotJoined(world, id);
  });

  it('needs a length, and room: no part is longer than its file, nor all of them twice as long', async () => {
    const id = await declared();
    const part = { 'upload-concat': 'partial' };
    expect((await create(url, maker, id, { ...part, 'upload-defer-length': '1' })).status).toBe(400);
    expect((await create(url, maker, id, { ...part, 'upload-length': '-1' })).status).toBe(400);
    expect((await createPart(url, maker, id, 1001)).answer.status).toBe(413);
    for (const wanted of [201, 201, 413])
      expect((await createPart(url, maker, id, 1000)).answer.status).toBe(wanted);
  });

  it('of another kind is refused', async () => {
    const id = await declared();
    for (const value of [
      'Partial',
      'final',
      'final;',
      'final; ',
      'partial;/files/a',
      `final;/files/${id}`,
      'final;x',
    ])
      expect([value, (await create(url, maker, id, { 'upload-concat': value })).status]).toEqual([
        value,
        400,
      ]);
    await expectNotJoined(world, id);
  });
});

it('is what tus-js-client’s parallel uploads speak', async () => {
  const id = await declared();
  const metadata = { creativeId: id };
  await new Promise<void>((resolve, reject) => {
    new Upload(BYTES, {
      endpoint: url,
      headers: maker.headers,
      parallelUploads: 3,
      metadata,
      metadataForPartialUploads: metadata,
      onSuccess: () => resolve(),
      onError: reject,
    }).start();
  });
  expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
});
