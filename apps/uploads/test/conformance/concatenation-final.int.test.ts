/** tus 1.0.0, Concatenation, what they are joined to: https://tus.io/protocols/resumable-upload#concatenation */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalKey } from '@smarttag/storage';
import { creativeNow, declare, someBytes, storedBytes, uploadNow } from '../kit/files.js';
import { createPart, expectNotJoined, joinParts, sendParts } from '../kit/parts.js';
import { signIn, type Person } from '../kit/people.js';
import { OCTETS, errorOf, head, metadataOf, offsetOf, patch, send } from '../kit/tus.js';
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
const inParts = async (slices = SLICES) => {
  const id = await declared();
  return { id, at: `${url}/${id}`, parts: await sendParts(url, maker, id, slices) };
};
const joined = async () => {
  const file = await inParts();
  const value = `final;${file.parts.join(' ')}`;
  expect((await joinParts(url, maker, file.id, file.parts)).status).toBe(201);
  return { ...file, value };
};

describe('a final upload', () => {
  it('MUST be as long as its parts, put together in the order of the list', async () => {
    const { id, parts } = await inParts([SLICES[2]!, SLICES[0]!, SLICES[1]!]);
    const made = await joinParts(url, maker, id, [parts[1]!, parts[2]!, parts[0]!]);
    expect([made.status, made.headers.location]).toEqual([201, `/files/${id}`]);
    expect(made.headers['upload-expires']).toBeUndefined();
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
    expect(await uploadNow(world, id)).toMatchObject({ state: 'finished', offset: 1000 });
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
  });

  it('goes the way of every other file: what differs from the declared hint is said so', async () => {
    const { id, parts } = await inParts();
    expect((await joinParts(url, maker, id, [...parts].reverse())).status).toBe(201);
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: true });
  });

  it('may name its parts by absolute addresses', async () => {
    const { id, parts } = await inParts();
    const absolute = parts.map((part) => new URL(part, 'https://smarttag.example').href);
    expect((await joinParts(url, maker, id, absolute)).status).toBe(201);
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it('may have one part more than once, and empty ones', async () => {
    const twice = Buffer.concat([SLICES[0]!, SLICES[0]!]);
    const { id } = await declare(world, maker, twice);
    const [part, empty] = await sendParts(url, maker, id, [SLICES[0]!, Buffer.alloc(0)]);
    expect((await joinParts(url, maker, id, [part!, empty!, part!])).status).toBe(201);
    expect((await storedBytes(world, id)).equals(twice)).toBe(true);
  });

  it('MUST NOT state a length, and takes no bytes of its own', async () => {
    const { id, parts } = await inParts();
    expect((await joinParts(url, maker, id, parts, { 'upload-length': '1000' })).status).toBe(400);
    expect((await joinParts(url, maker, id, parts, { 'content-type': OCTETS })).status).toBe(403);
    await expectNotJoined(world, id);
  });

  it('MUST answer PATCH with 403, and MUST NOT change itself or its parts', async () => {
    const { id, at, parts } = await joined();
    for (const offset of [0, 1000])
      expect((await patch(at, maker, offset, offset === 0 ? BYTES : Buffer.alloc(0))).status).toBe(403);
    const part = await head(new URL(parts[0]!, url).href, maker);
    expect([part.status, offsetOf(part)]).toEqual([200, 300]);
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it('MUST be answered to HEAD with Upload-Offset equal to Upload-Length, and Upload-Concat as it came', async () => {
    const { at, value } = await joined();
    expect((await head(at, maker)).headers).toMatchObject({
      'upload-offset': '1000',
      'upload-length': '1000',
      'upload-concat': value,
    });
  });

  it('SHOULD NOT be answered to HEAD with Upload-Offset before it is joined', async () => {
    const { id, at, parts } = await inParts();
    const value = `final;${parts.join(' ')}`;
    const planned = { concat: { parts: [0, 1, 2], value } };
    await world.connection.collection<{ _id: string }>('uploads').updateOne({ _id: id }, { $set: planned });
    const { status, headers } = await head(at, maker);
    expect([status, headers['upload-offset']]).toEqual([200, undefined]);
    expect(headers).toMatchObject({ 'upload-length': '1000', 'upload-concat': value });
    expect((await patch(at, maker, 0, BYTES)).status).toBe(403);
    expect((await send(`${at}.0`, 'DELETE', maker)).status).toBe(403);
    expect((await createPart(url, maker, id, 1)).answer.status).toBe(403);
  });

  it('SHALL NOT take over what metadata its parts had', async () => {
    const id = await declared();
    const named = String(metadataOf(id)['upload-metadata']);
    const { answer } = await createPart(url, maker, id, 1000, {
      'upload-metadata': `${named},part Zmlyc3Q=`,
    });
    const address = String(answer.headers.location);
    await patch(new URL(address, url).href, maker, 0, BYTES);
    expect((await joinParts(url, maker, id, [address])).status).toBe(201);
    expect((await head(`${url}/${id}`, maker)).headers['upload-metadata']).toBe(named);
  });

  it('is made once, however often it is asked for; of other parts it is refused', async () => {
    const { id, parts } = await joined();
    expect((await joinParts(url, maker, id, parts)).status).toBe(201);
    expect((await joinParts(url, maker, id, [...parts].reverse())).status).toBe(403);
    expect((await createPart(url, maker, id, 1)).answer.status).toBe(403);
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it('SHOULD come after its parts are complete', async () => {
    const { id, parts } = await inParts(SLICES.slice(0, 2));
    const { at } = await createPart(url, maker, id, 300);
    await patch(at, maker, 0, SLICES[2]!.subarray(0, 299));
    const list = [...parts, new URL(at).pathname];
    expect((await joinParts(url, maker, id, list)).status).toBe(400);
    await expectNotJoined(world, id);
    await patch(at, maker, 299, SLICES[2]!.subarray(299));
    expect((await joinParts(url, maker, id, list)).status).toBe(201);
  });

  it('is not made of too few bytes, of parts that are not there, or of another file’s', async () => {
    const { id, parts } = await inParts();
    const few = await joinParts(url, maker, id, parts.slice(0, 2));
    expect([few.status, errorOf(few)['code']]).toEqual([400, 'UPLOAD_LENGTH_DIFFERS']);
    expect((await joinParts(url, maker, id, [...parts.slice(0, 2), `/files/${id}.7`])).status).toBe(400);
    const other = await inParts();
    expect((await joinParts(url, maker, id, other.parts)).status).toBe(400);
    await expectNotJoined(world, id);
  });

  it('does not mix with bytes that were sent to the file itself', async () => {
    const { id, at, parts } = await inParts();
    await patch(at, maker, 0, BYTES.subarray(0, 10));
    expect((await joinParts(url, maker, id, parts)).status).toBe(409);
    expect((await patch(at, maker, 10, BYTES.subarray(10))).status).toBe(204);
    expect((await joinParts(url, maker, id, parts)).status).toBe(403);
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it('leaves no bytes of its parts behind', async () => {
    const { id } = await joined();
    for (const part of [0, 1, 2]) expect(await world.storage.size(originalKey(id, part))).toBeUndefined();
  });
});
