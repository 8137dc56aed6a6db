/** tus 1.0.0, Core Protocol: https://tus.io/protocols/resumable-upload#core-protocol */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import { errorOf, head, offsetOf, openPatch, patch, patchHeaders, send } from '../kit/tus.js';
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
