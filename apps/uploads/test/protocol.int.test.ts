import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { signIn, type Person } from './kit/people.js';
import { OCTETS, errorOf, head, offsetOf, openPatch, patch, patchHeaders, send } from './kit/tus.js';
import { makeWorld, type World } from './kit/world.js';

let world: World;
let url: string;
let maker: Person;

beforeAll(async () => {
  world = await makeWorld();
  url = `${(await world.start()).url}/files`;
  maker = await signIn(world);
});
afterAll(() => world.close());

const fileUrl = ({ id }: { id: string }) => `${url}/${id}`;
const metadata = (id: string) => ({ 'upload-metadata': `creativeId ${Buffer.from(id).toString('base64')}` });
const arrived = (at: string, offset: number) =>
  eventually(async () => expect(offsetOf(await head(at, maker))).toBe(offset));

describe('an upload', () => {
  it('takes a file in one PATCH and calls it uploaded', async () => {
    const bytes = someBytes(5 * MIB);
    const creative = await declare(world, maker, bytes);
    const before = await head(fileUrl(creative), maker);
    expect(before.status).toBe(200);
    expect(before.headers).toMatchObject({
      'upload-offset': '0',
      'upload-length': String(bytes.length),
      'cache-control': 'no-store',
      'tus-resumable': '1.0.0',
    });

    const answer = await patch(fileUrl(creative), maker, 0, bytes);

    expect(answer.status).toBe(204);
    expect(offsetOf(answer)).toBe(bytes.length);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
    const upload = await uploadNow(world, creative.id);
    expect(upload).toMatchObject({ state: 'finished', offset: bytes.length });
    expect(upload.lease).toBeUndefined();
    expect(await creativeNow(world, creative.id)).toMatchObject({
      state: 'uploaded',
      changedWhileUploading: false,
    });
  });

  it('goes on from the last byte after the sender disappeared', async () => {
    const bytes = someBytes(3 * MIB);
    const creative = await declare(world, maker, bytes);
    const { request } = openPatch(fileUrl(creative), maker, 0);
    request.write(bytes.subarray(0, MIB));
    await arrived(fileUrl(creative), MIB);
    request.destroy();

    const rest = await patch(fileUrl(creative), maker, MIB, bytes.subarray(MIB));

    expect(rest.status).toBe(204);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
    expect(await creativeNow(world, creative.id)).toMatchObject({ state: 'uploaded' });
  });

  it('is not disturbed by HEAD while bytes flow', async () => {
    const bytes = someBytes(2 * MIB);
    const creative = await declare(world, maker, bytes);
    const { request, answer } = openPatch(fileUrl(creative), maker, 0);
    request.write(bytes.subarray(0, MIB));
    await arrived(fileUrl(creative), MIB);
    await Promise.all(Array.from({ length: 10 }, () => head(fileUrl(creative), maker)));
    request.end(bytes.subarray(MIB));
    expect((await answer).status).toBe(204);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
  });

  it('tells lists how far the bytes are while they flow', async () => {
    const creative = await declare(world, maker, someBytes(2 * MIB));
    const { request } = openPatch(fileUrl(creative), maker, 0);
    request.write(someBytes(MIB));
    await eventually(async () => expect((await uploadNow(world, creative.id)).offset).toBe(MIB));
    request.destroy();
  });

  it('keeps out what goes beyond the declared length', async () => {
    const bytes = someBytes(1000);
    const creative = await declare(world, maker, bytes);
    const stated = await patch(fileUrl(creative), maker, 0, someBytes(1001));
    expect(stated.status).toBe(413);
    const { request, answer } = openPatch(fileUrl(creative), maker, 0);
    request.write(someBytes(500));
    request.end(someBytes(501));
    expect((await answer).status).toBe(413);
    expect(await creativeNow(world, creative.id)).toMatchObject({ state: 'uploading' });
    const kept = offsetOf(await head(fileUrl(creative), maker));
    expect(kept).toBeLessThanOrEqual(500);
    expect((await patch(fileUrl(creative), maker, kept, bytes.subarray(kept))).status).toBe(204);
  });

  it('repeats its answer for a finished upload and takes nothing more', async () => {
    const bytes = someBytes(1000);
    const creative = await declare(world, maker, bytes);
    await patch(fileUrl(creative), maker, 0, bytes);
    const again = await patch(fileUrl(creative), maker, 1000, Buffer.alloc(0));
    expect(again.status).toBe(204);
    expect(offsetOf(again)).toBe(1000);
    expect((await patch(fileUrl(creative), maker, 1000, someBytes(1))).status).toBe(413);
    expect(offsetOf(await head(fileUrl(creative), maker))).toBe(1000);
  });

  it('refuses what the protocol refuses, in one form', async () => {
    const creative = await declare(world, maker, someBytes(1000));
    const at = fileUrl(creative);
    const get = await send(at, 'GET', maker);
    expect(get.status).toBe(405);
    expect(get.headers.allow).toBe('OPTIONS, HEAD, PATCH, POST, DELETE');
    const old = await send(at, 'PATCH', maker, { headers: { 'tus-resumable': '0.2.2' } });
    expect(old.status).toBe(412);
    expect(old.headers['tus-version']).toBe('1.0.0');
    const json = await send(at, 'PATCH', maker, { headers: { 'content-type': 'application/json' } });
    expect(json.status).toBe(415);
    const nowhere = await send(at, 'PATCH', maker, { headers: { 'content-type': OCTETS } });
    expect(nowhere.status).toBe(403);
    const odd = await send(at, 'PATCH', maker, { headers: { ...patchHeaders(0), 'upload-offset': '-1' } });
    expect(odd.status).toBe(400);
    for (const answer of [get, old, json, nowhere, odd]) {
      expect(answer.headers['tus-resumable']).toBe('1.0.0');
      expect(errorOf(answer)).toEqual({
        code: 'VALIDATION_FAILED',
        message: expect.any(String),
        requestId: answer.headers['x-request-id'],
      });
    }
  });

  it('answers with the request id it was given', async () => {
    const creative = await declare(world, maker, someBytes(1000));
    const headers = { 'x-request-id': creative.requestId };
    const answer = await send(fileUrl(creative), 'HEAD', maker, { headers });
    expect(answer.headers['x-request-id']).toBe(creative.requestId);
    await patch(fileUrl(creative), maker, 0, someBytes(1000), headers);
    const stored = await world.connection
      .collection<{ _id: string; outbox: unknown[] }>('creatives')
      .findOne({ _id: creative.id });
    expect(stored?.outbox).toContainEqual(
      expect.objectContaining({
        action: 'creative.uploaded',
        requestId: creative.requestId,
        actorId: maker.user.id,
      }),
    );
  });
});

describe('a POST', () => {
  it('does not disturb a running PATCH', async () => {
    const bytes = someBytes(2 * MIB);
    const creative = await declare(world, maker, bytes);
    const { request, answer } = openPatch(fileUrl(creative), maker, 0);
    request.write(bytes.subarray(0, MIB));
    await arrived(fileUrl(creative), MIB);
    const headers = { ...metadata(creative.id), 'upload-length': String(bytes.length) };
    expect((await send(url, 'POST', maker, { headers })).status).toBe(201);
    request.end(bytes.subarray(MIB));
    expect((await answer).status).toBe(204);
  });

  it('takes the first bytes with it; repeated, it says how many are there', async () => {
    const bytes = someBytes(1000);
    const creative = await declare(world, maker, bytes);
    const headers = { ...metadata(creative.id), 'upload-length': '1000', 'content-type': OCTETS };
    const created = await send(url, 'POST', maker, { headers, body: bytes.subarray(0, 300) });
    expect([created.status, offsetOf(created)]).toEqual([201, 300]);
    const repeated = await send(url, 'POST', maker, { headers, body: bytes.subarray(0, 300) });
    expect([repeated.status, offsetOf(repeated)]).toEqual([201, 300]);
    await patch(fileUrl(creative), maker, 300, bytes.subarray(300));
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);

    const whole = await declare(world, maker, bytes);
    const all = await send(url, 'POST', maker, {
      headers: { ...headers, ...metadata(whole.id) },
      body: bytes,
    });
    expect([all.status, offsetOf(all)]).toEqual([201, 1000]);
    expect((await creativeNow(world, whole.id)).state).toBe('uploaded');
  });
});

describe('DELETE', () => {
  it.each(['expired', 'tagging'] as const)('leaves one that is %s', async (state) => {
    const creative = await declare(world, maker, someBytes(1000), { state });
    const answer = await send(fileUrl(creative), 'DELETE', maker);
    expect(answer.status).toBe(state === 'expired' ? 410 : 403);
    expect((await creativeNow(world, creative.id)).state).toBe(state);
  });
});
