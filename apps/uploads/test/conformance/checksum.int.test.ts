/** tus 1.0.0, Checksum: https://tus.io/protocols/resumable-upload#checksum */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { eventually } from '../kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import {
  OCTETS,
  checksumHeader,
  errorOf,
  head,
  metadataOf,
  offsetOf,
  openPatch,
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

const BYTES = someBytes(3 * MIB);
const HALF = BYTES.length / 2;
const begun = async () => {
  const { id } = await declare(world, maker, BYTES);
  const at = `${url}/${id}`;
  await patch(at, maker, 0, BYTES.subarray(0, HALF));
  return { id, at };
};
const rest = BYTES.subarray(HALF);
const expectUntouched = async ({ id, at }: { id: string; at: string }) => {
  expect(offsetOf(await head(at, maker))).toBe(HALF);
  expect(await uploadNow(world, id)).toMatchObject({ state: 'open', offset: HALF });
  expect((await storedBytes(world, id)).equals(BYTES.subarray(0, HALF))).toBe(true);
};

describe('the checksum extension', () => {
  it('MUST be announced in Tus-Extension', async () => {
    expect((await send(url, 'OPTIONS', undefined)).headers['tus-extension']).toMatch(/\bchecksum\b/);
  });

  it('does not announce trailers, which proxies drop', async () => {
    expect((await send(url, 'OPTIONS', undefined)).headers['tus-extension']).not.toMatch(/checksum-trailer/);
  });
});

describe('Tus-Checksum-Algorithm', () => {
  it('MUST be in the answer to OPTIONS, a list by commas of lower-case ASCII names, sha1 among them', async () => {
    const listed = String((await send(url, 'OPTIONS', undefined)).headers['tus-checksum-algorithm']);
    expect(listed.split(',')).toEqual(['sha256', 'sha1']);
  });
});

describe('Upload-Checksum', () => {
  it.each(['sha1', 'sha256'])(
    'by %s MUST be compared with the whole request; what matches counts',
    async (name) => {
      const file = await begun();
      const answer = await patch(file.at, maker, HALF, rest, checksumHeader(rest, name));
      expect([answer.status, offsetOf(answer)]).toEqual([204, BYTES.length]);
      expect((await storedBytes(world, file.id)).equals(BYTES)).toBe(true);
      expect((await creativeNow(world, file.id)).state).toBe('uploaded');
    },
  );

  it('that does not match is answered 460: the chunk MUST be discarded, upload and offset MUST NOT change', async () => {
    const file = await begun();
    const answer = await patch(file.at, maker, HALF, rest, checksumHeader(BYTES));
    expect(answer.status).toBe(460);
    expect(errorOf(answer)).toMatchObject({ message: expect.stringContaining('None of them is kept') });
    await expectUntouched(file);
    const again = await patch(file.at, maker, HALF, rest, checksumHeader(rest));
    expect([again.status, offsetOf(again)]).toEqual([204, BYTES.length]);
  });

  it('MUST be compared also when nothing was sent', async () => {
    const file = await begun();
    const none = Buffer.alloc(0);
    expect((await patch(file.at, maker, HALF, none, checksumHeader(rest))).status).toBe(460);
    expect((await patch(file.at, maker, HALF, none, checksumHeader(none))).status).toBe(204);
    await expectUntouched(file);
  });

  it.each(['md5', 'crc32', 'SHA1', 'sha512'])(
    'by %s is answered 400, and MUST change nothing',
    async (name) => {
      const file = await begun();
      const value = createHash('sha1').update(rest).digest('base64');
      const answer = await patch(file.at, maker, HALF, rest, { 'upload-checksum': `${name} ${value}` });
      expect(answer.status).toBe(400);
      await expectUntouched(file);
    },
  );

  it.each(['sha1', 'sha1 ', 'sha1 abc', 'sha1 ****', `sha256 ${'A'.repeat(28)}`, `sha1 ${'A'.repeat(28)} x`])(
    'MUST be a name and Base64 by a space, so %j is answered 400',
    async (value) => {
      const file = await begun();
      expect((await patch(file.at, maker, HALF, rest, { 'upload-checksum': value })).status).toBe(400);
      await expectUntouched(file);
    },
  );

  it('of a body that breaks off leaves nothing of it, and is no mismatch', async () => {
    const file = await begun();
    const { request } = openPatch(file.at, maker, HALF, checksumHeader(rest));
    request.write(rest.subarray(0, MIB));
    await eventually(async () => expect((await uploadNow(world, file.id)).lease).toBeDefined());
    request.destroy();
    const again = await patch(file.at, maker, HALF, rest, checksumHeader(rest));
    expect([again.status, offsetOf(again)]).toEqual([204, BYTES.length]);
    expect((await storedBytes(world, file.id)).equals(BYTES)).toBe(true);
  });

  it('of a body that goes beyond the declared length leaves nothing of it', async () => {
    const file = await begun();
    const tooMuch = Buffer.concat([rest, Buffer.from('x')]);
    const { request, answer } = openPatch(file.at, maker, HALF, checksumHeader(tooMuch));
    request.end(tooMuch);
    expect((await answer).status).toBe(413);
    await expectUntouched(file);
  });

  it('holds for the bytes of a POST as for those of a PATCH', async () => {
    const { id } = await declare(world, maker, BYTES);
    const headers = { ...metadataOf(id), 'upload-length': String(BYTES.length), 'content-type': OCTETS };
    const create = (checksum: object) =>
      send(url, 'POST', maker, { body: BYTES, headers: { ...headers, ...checksum } });
    expect((await create(checksumHeader(rest))).status).toBe(460);
    expect(offsetOf(await head(`${url}/${id}`, maker))).toBe(0);
    const created = await create(checksumHeader(BYTES));
    expect([created.status, offsetOf(created)]).toEqual([201, BYTES.length]);
  });
});
