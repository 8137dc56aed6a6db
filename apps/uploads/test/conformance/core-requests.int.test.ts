/** tus 1.0.0, Core Protocol, its requests: https://tus.io/protocols/resumable-upload#core-protocol */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../kit/eventually.js';
import { declare, someBytes, storedBytes, uploadNow, MIB } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import { errorOf, head, offsetOf, openPatch, patch, send } from '../kit/tus.js';
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
const declared = async () => {
  const { id } = await declare(world, maker, BYTES);
  return { id, at: `${url}/${id}` };
};
const begun = async (offset = 400) => {
  const file = await declared();
  await patch(file.at, maker, 0, BYTES.subarray(0, offset));
  return file;
};
const expectOffset = async (at: string, offset: number) =>
  expect(offsetOf(await head(at, maker))).toBe(offset);

describe('HEAD', () => {
  it('MUST tell Upload-Offset, also when it is 0 and when the upload is complete', async () => {
    const { at } = await declared();
    await expectOffset(at, 0);
    await patch(at, maker, 0, BYTES.subarray(0, 400));
    await expectOffset(at, 400);
    await patch(at, maker, 400, BYTES.subarray(400));
    await expectOffset(at, 1000);
  });

  it('MUST tell Upload-Length when it is known', async () => {
    expect((await head((await declared()).at, maker)).headers['upload-length']).toBe('1000');
  });

  it('SHOULD answer 404 or 410 without Upload-Offset where there is nothing', async () => {
    const { at } = await declared();
    const nothing = await head(at.replace(/.{12}$/, '000000000000'), maker);
    await send(at, 'DELETE', maker);
    const gone = await head(at, maker);
    expect([nothing.status, gone.status]).toEqual([404, 410]);
    for (const { headers } of [nothing, gone]) expect(headers['upload-offset']).toBeUndefined();
  });

  it('MUST keep everybody from caching its answer', async () => {
    const { at } = await declared();
    expect((await head(at, maker)).headers['cache-control']).toBe('no-store');
    expect((await head(`${url}/nothing`, maker)).headers['cache-control']).toBe('no-store');
  });
});

describe('PATCH', () => {
  it('SHOULD be taken at any upload’s address, and applied at its offset', async () => {
    const { at, id } = await begun();
    await patch(at, maker, 400, BYTES.subarray(400));
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
  });

  it.each(['application/json', 'application/octet-stream', ''])(
    'with the Content-Type %j SHOULD be answered 415',
    async (type) => {
      const { at } = await declared();
      expect((await patch(at, maker, 0, BYTES, { 'content-type': type })).status).toBe(415);
      await expectOffset(at, 0);
    },
  );

  it.each([0, 399, 401, 1000, 1001])(
    'at offset %d of an upload at 400 MUST be answered 409, and MUST NOT change it',
    async (wrong) => {
      const { at, id } = await begun();
      expect((await patch(at, maker, wrong, BYTES.subarray(0, 10))).status).toBe(409);
      await expectOffset(at, 400);
      expect((await storedBytes(world, id)).equals(BYTES.subarray(0, 400))).toBe(true);
    },
  );

  it('without Upload-Offset is refused', async () => {
    const { at } = await declared();
    const headers = { 'content-type': 'application/offset+octet-stream' };
    expect((await send(at, 'PATCH', maker, { body: BYTES, headers })).status).toBeGreaterThanOrEqual(400);
    await expectOffset(at, 0);
  });

  it('MUST be acknowledged with 204 and the new Upload-Offset: the old one and what came', async () => {
    const { at } = await declared();
    for (const [from, to] of [
      [0, 1],
      [1, 600],
      [600, 600],
      [600, 1000],
    ] as const) {
      const answer = await patch(at, maker, from, BYTES.subarray(from, to));
      expect([answer.status, offsetOf(answer), answer.body]).toEqual([204, to, '']);
    }
  });

  it('of what does not exist SHOULD be answered 404', async () => {
    const answer = await patch(`${url}/0193a000-0000-7000-8000-000000000000`, maker, 0, BYTES);
    expect([answer.status, errorOf(answer)['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('that goes silent SHOULD be ended by a timeout that closes the connection', async () => {
    const impatient = `${(await world.start({ UPLOAD_IDLE_MS: '100' })).url}/files`;
    const { id } = await declared();
    const { request, answer } = openPatch(`${impatient}/${id}`, maker, 0);
    request.write(BYTES.subarray(0, 10));
    expect((await answer).status).toBe(503);
    await eventually(() => expect(request.destroyed).toBe(true));
  });

  it('that breaks off SHOULD leave as much as arrived', async () => {
    const bytes = someBytes(2 * MIB);
    const { id } = await declare(world, maker, bytes);
    const { request } = openPatch(`${url}/${id}`, maker, 0);
    request.write(bytes.subarray(0, MIB + 7));
    await eventually(() => expectOffset(`${url}/${id}`, MIB + 7));
    request.destroy();
    await eventually(async () => expect((await uploadNow(world, id)).lease).toBeUndefined());
    await expectOffset(`${url}/${id}`, MIB + 7);
    expect((await storedBytes(world, id)).equals(bytes.subarray(0, MIB + 7))).toBe(true);
  });
});

describe('OPTIONS', () => {
  it('MUST be answered 204 or 200 with Tus-Version', async () => {
    const { status, headers } = await send(url, 'OPTIONS', undefined);
    expect([status, headers['tus-version']]).toEqual([204, '1.0.0']);
  });

  it('MUST be answered whatever Tus-Resumable says', async () => {
    for (const version of ['0.2.2', ''])
      expect((await send(url, 'OPTIONS', undefined, { headers: { 'tus-resumable': version } })).status).toBe(
        204,
      );
  });
});
