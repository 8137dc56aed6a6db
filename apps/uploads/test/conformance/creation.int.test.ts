/** tus 1.0.0, Creation and Creation With Upload: https://tus.io/protocols/resumable-upload#creation */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creativeNow, declare, someBytes, storedBytes } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import {
  OCTETS,
  create,
  errorOf,
  extensionsAt,
  head,
  metadataOf,
  offsetOf,
  open,
  patch,
  send,
} from '../kit/tus.js';
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
const LENGTH = { 'upload-length': '1000' };
const declared = async () => {
  const { id } = await declare(world, maker, BYTES);
  return { id, at: `${url}/${id}` };
};

describe('Creation', () => {
  it('MUST be announced in Tus-Extension', async () => {
    expect(await extensionsAt(url)).toContain('creation');
  });

  it('MUST be acknowledged with 201 and the address in Location: relative, or absolute where that is set', async () => {
    const { id } = await declared();
    const relative = await create(url, maker, id, LENGTH);
    expect([relative.status, relative.headers.location]).toEqual([201, `/files/${id}`]);
    const settings = { UPLOAD_LOCATION: 'absolute', PUBLIC_URL: 'https://smarttag.example/start' };
    const { url: other } = await world.start(settings);
    const absolute = await create(`${other}/files`, maker, id, LENGTH);
    expect([absolute.status, absolute.headers.location]).toEqual([
      201,
      `https://smarttag.example/files/${id}`,
    ]);
  });

  it('begins at offset 0, and goes on by the core protocol', async () => {
    const { id, at } = await declared();
    await create(url, maker, id, LENGTH);
    expect(offsetOf(await head(at, maker))).toBe(0);
    expect((await patch(at, maker, 0, BYTES)).status).toBe(204);
  });

  it('MUST have a length or its deferral, and not both', async () => {
    const { id } = await declared();
    expect((await create(url, maker, id, {})).status).toBe(400);
    expect((await create(url, maker, id, { ...LENGTH, 'upload-defer-length': '1' })).status).toBe(400);
  });

  it.each(['-1', '1.5', 'abc', ''])('MUST state a non-negative integer, so %j is refused', async (value) => {
    const { id } = await declared();
    expect((await create(url, maker, id, { 'upload-length': value })).status).toBe(400);
  });

  it('of more than Tus-Max-Size MUST be answered 413', async () => {
    const { id } = await declared();
    expect((await create(url, maker, id, { 'upload-length': String(20e9 + 1) })).status).toBe(413);
    const other = await create(url, maker, id, { 'upload-length': '1001' });
    expect([other.status, errorOf(other)['code']]).toEqual([400, 'UPLOAD_LENGTH_DIFFERS']);
  });
});

describe('Upload-Defer-Length', () => {
  it('MUST be announced as creation-defer-length', async () => {
    expect(await extensionsAt(url)).toContain('creation-defer-length');
  });

  it.each(['0', '2', 'true', ''])('MUST be 1, so %j is answered 400', async (value) => {
    const { id } = await declared();
    expect((await create(url, maker, id, { 'upload-defer-length': value })).status).toBe(400);
  });

  it('is followed by Upload-Length with PATCH; once set it MUST NOT be changed', async () => {
    const { id, at } = await declared();
    expect((await create(url, maker, id, { 'upload-defer-length': '1' })).status).toBe(201);
    const other = await patch(at, maker, 0, BYTES.subarray(0, 10), { 'upload-length': '999' });
    expect([other.status, errorOf(other)['code']]).toEqual([400, 'UPLOAD_LENGTH_DIFFERS']);
    expect((await patch(at, maker, 0, BYTES.subarray(0, 400), LENGTH)).status).toBe(204);
    expect((await patch(at, maker, 400, BYTES.subarray(400), { 'upload-length': '1001' })).status).toBe(400);
    expect((await patch(at, maker, 400, BYTES.subarray(400), LENGTH)).status).toBe(204);
    expect((await creativeNow(world, id)).state).toBe('uploaded');
  });

  it('MUST be said to HEAD only while the length is unknown, and from the declaration it is known', async () => {
    const { id, at } = await declared();
    await create(url, maker, id, { 'upload-defer-length': '1' });
    const { headers } = await head(at, maker);
    expect([headers['upload-length'], headers['upload-defer-length']]).toEqual(['1000', undefined]);
  });
});

describe('Upload-Metadata', () => {
  const withMetadata = (value: string) =>
    send(url, 'POST', maker, { headers: { ...LENGTH, 'upload-metadata': value } });
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it('MUST be key and Base64 by a space, pairs by commas; other keys beside ours are passed over', async () => {
    const { id } = await declared();
    const named = `creativeId ${base64(id)}`;
    for (const value of [`filename ${base64('a "b" 😀.mp4')},${named}`, `${named},is_confidential`])
      expect([value, (await withMetadata(value)).status]).toEqual([value, 201]);
  });

  it('MUST have no empty, doubled or malformed key, and a value in Base64', async () => {
    const { id } = await declared();
    const named = `creativeId ${base64(id)}`;
    for (const value of [
      `${named},${named}`,
      `${named},`,
      ` ${base64(id)}`,
      'creativeId *',
      `${named},b * *`,
      '',
    ])
      expect([value, (await withMetadata(value)).status]).toEqual([value, 400]);
  });

  it('MUST be told to HEAD as it is kept: which declared file the bytes are for', async () => {
    const { id, at } = await declared();
    await create(url, maker, id, LENGTH);
    expect((await head(at, maker)).headers['upload-metadata']).toBe(`creativeId ${base64(id)}`);
  });

  it('SHOULD be validated: it names a declared file of one’s own, or the answer is 404', async () => {
    const stranger = await signIn(world);
    const { id } = await declared();
    for (const [person, name] of [
      [stranger, id],
      [maker, 'x\r\nSet-Cookie: a=b'],
      [maker, '../../etc/passwd'],
    ] as const)
      expect((await create(url, person, name, LENGTH)).status).toBe(404);
  });
});

describe('Creation With Upload', () => {
  const createWith = (id: string, body: Buffer, headers = {}) =>
    send(url, 'POST', maker, {
      body,
      headers: { ...metadataOf(id), ...LENGTH, 'content-type': OCTETS, ...headers },
    });

  it('MUST be announced in Tus-Extension, beside creation', async () => {
    expect(await extensionsAt(url)).toEqual(expect.arrayContaining(['creation', 'creation-with-upload']));
  });

  it('SHOULD take as much as comes, and MUST tell the new Upload-Offset', async () => {
    const { id, at } = await declared();
    const created = await createWith(id, BYTES.subarray(0, 300));
    expect([created.status, offsetOf(created), created.headers.location]).toEqual([201, 300, `/files/${id}`]);
    await patch(at, maker, 300, BYTES.subarray(300));
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it('takes a whole file at once', async () => {
    const { id } = await declared();
    expect(offsetOf(await createWith(id, BYTES))).toBe(1000);
    expect((await creativeNow(world, id)).state).toBe('uploaded');
  });

  it('follows the rules of PATCH: no more than was declared', async () => {
    const { id, at } = await declared();
    expect((await createWith(id, someBytes(1001))).status).toBe(413);
    expect(offsetOf(await head(at, maker))).toBe(0);
  });

  it('without its Content-Type brings no bytes', async () => {
    const { id, at } = await declared();
    const created = await createWith(id, BYTES, { 'content-type': 'application/json' });
    expect([created.status, created.headers['upload-offset']]).toEqual([201, undefined]);
    expect(offsetOf(await head(at, maker))).toBe(0);
  });

  it('that is refused is answered before its bytes come, as Expect: 100-continue SHOULD find out', async () => {
    const stranger = await signIn(world);
    const { id } = await declared();
    const headers = { ...metadataOf(id), ...LENGTH, 'content-type': OCTETS, expect: '100-continue' };
    const refused = open(url, 'POST', stranger, { ...headers, 'content-length': '1000' });
    refused.request.flushHeaders();
    expect((await refused.answer).status).toBe(404);
    refused.request.destroy();
  });
});
