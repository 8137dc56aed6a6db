/** tus 1.0.0, Core Protocol, its headers: https://tus.io/protocols/resumable-upload#core-protocol */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creativeNow, declare, someBytes } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import { head, offsetOf, patch, patchHeaders, send } from '../kit/tus.js';
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
const expectOffset = async (at: string, offset: number) =>
  expect(offsetOf(await head(at, maker))).toBe(offset);

describe('Upload-Offset', () => {
  it.each(['-1', '1.5', '0x1', 'abc', '', '01'])(
    'MUST be a non-negative integer, so %j is not',
    async (value) => {
      const { at } = await declared();
      const answer = await patch(at, maker, 0, BYTES, { 'upload-offset': value });
      expect(answer.status).toBe(400);
      await expectOffset(at, 0);
    },
  );
});

describe('Upload-Length', () => {
  it.each(['-1', '1.5', 'abc'])('MUST be a non-negative integer, so %j is not', async (value) => {
    const { at } = await declared();
    const answer = await patch(at, maker, 0, BYTES, { 'upload-length': value });
    expect(answer.status).toBe(400);
    await expectOffset(at, 0);
  });
});

describe('Tus-Version', () => {
  it('MUST list the versions spoken, the preferred one first', async () => {
    expect((await send(url, 'OPTIONS', undefined)).headers['tus-version']).toBe('1.0.0');
  });
});

describe('Tus-Resumable', () => {
  it('MUST be in every answer, refusals among them', async () => {
    const { at } = await declared();
    const answers = [
      await head(at, maker),
      await patch(at, maker, 0, BYTES),
      await patch(at, maker, 7, BYTES),
      await head(`${url}/nothing`, maker),
      await send(at, 'HEAD', undefined),
      await send(at, 'DELETE', maker),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 409, 404, 401, 204]);
    for (const { headers } of answers) expect(headers['tus-resumable']).toBe('1.0.0');
  });

  it.each([{ 'tus-resumable': '0.2.2' }, { 'tus-resumable': '' }])(
    'of another version MUST be answered 412 with Tus-Version, and MUST NOT be processed: %o',
    async (version) => {
      const { at, id } = await declared();
      const asked = [
        await send(at, 'HEAD', maker, { headers: version }),
        await patch(at, maker, 0, BYTES, version),
        await send(at, 'DELETE', maker, { headers: version }),
      ];
      for (const { status, headers } of asked)
        expect([status, headers['tus-version']]).toEqual([412, '1.0.0']);
      await expectOffset(at, 0);
      expect((await creativeNow(world, id)).state).toBe('uploading');
    },
  );
});

describe('Tus-Extension', () => {
  it('MUST list the extensions that are supported', async () => {
    const { headers } = await send(url, 'OPTIONS', undefined);
    expect(String(headers['tus-extension']).split(',').sort()).toEqual([
      'checksum',
      'concatenation',
      'creation',
      'creation-defer-length',
      'creation-with-upload',
      'expiration',
      'termination',
    ]);
  });
});

describe('Tus-Max-Size', () => {
  it('MUST be a non-negative integer, and SHOULD be told: the limit of the platform’s settings', async () => {
    const asked = async () => (await send(url, 'OPTIONS', undefined)).headers['tus-max-size'];
    expect(await asked()).toBe(String(20e9));
    const limits = { maxFileBytes: 30e9, maxFilesPerSubmission: 10 };
    await world.connection
      .collection<{ _id: string }>('settings')
      .updateOne({ _id: 'platform' }, { $set: { limits } }, { upsert: true });
    expect(await asked()).toBe(String(30e9));
    await world.connection.collection<{ _id: string }>('settings').deleteOne({ _id: 'platform' });
  });
});

describe('X-HTTP-Method-Override', () => {
  const as = (method: string) => ({ 'x-http-method-override': method });

  it('MUST be taken for the method, and the actual one ignored', async () => {
    const { at, id } = await declared();
    const sent = await send(at, 'POST', maker, {
      body: BYTES,
      headers: { ...patchHeaders(0), ...as('PATCH') },
    });
    expect([sent.status, offsetOf(sent)]).toEqual([204, BYTES.length]);
    const asked = await send(at, 'POST', maker, { headers: as('HEAD') });
    expect([asked.status, offsetOf(asked)]).toEqual([200, BYTES.length]);
    expect((await send(at, 'PATCH', maker, { headers: as('DELETE') })).status).toBe(204);
    expect((await creativeNow(world, id)).state).toBe('cancelled');
  });

  it('is no way around the token of the session', async () => {
    const { at, id } = await declared();
    const { cookie } = maker.headers;
    const sneaked = await send(at, 'HEAD', undefined, { headers: { cookie, ...as('DELETE') } });
    expect(sneaked.status).toBe(403);
    expect((await creativeNow(world, id)).state).toBe('uploading');
  });

  it('of no method is refused like one', async () => {
    const { at } = await declared();
    expect((await send(at, 'POST', maker, { headers: as('BREW') })).status).toBe(405);
  });
});
