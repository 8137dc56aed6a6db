/** tus 1.0.0, Expiration and Termination: https://tus.io/protocols/resumable-upload#expiration */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESTORE_MINUTES } from '@smarttag/domain';
import { Sweeper } from '../../src/features/sweeps/sweeper.service.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow } from '../kit/files.js';
import { signIn, type Person } from '../kit/people.js';
import { create, extensionsAt, head, patch, send } from '../kit/tus.js';
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

const DAY = 86_400_000;
const BYTES = someBytes(1000);
const LENGTH = { 'upload-length': '1000' };
const declared = async (over: Parameters<typeof declare>[3] = {}) => {
  const { id } = await declare(world, maker, BYTES, over);
  return { id, at: `${url}/${id}` };
};

describe('Expiration', () => {
  it('MUST be announced in Tus-Extension', async () => {
    expect(await extensionsAt(url)).toContain('expiration');
  });

  it('MUST be told with 201, and with every PATCH of an unfinished upload, in the format of RFC 7231', async () => {
    const { id, at } = await declared({ createdAt: new Date(Date.now() - 5 * DAY) });
    const created = await create(url, maker, id, LENGTH);
    const begun = await patch(at, maker, 0, BYTES.subarray(0, 10));
    for (const { headers } of [created, begun])
      expect(headers['upload-expires']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    const { lastByteAt } = await uploadNow(world, id);
    const seconds = Math.floor((lastByteAt!.getTime() + 14 * DAY) / 1000);
    expect(Date.parse(String(begun.headers['upload-expires']))).toBe(seconds * 1000);
  });

  it('is not told of what will not expire: the finished and the submitted', async () => {
    const { at } = await declared();
    expect((await patch(at, maker, 0, BYTES)).headers['upload-expires']).toBeUndefined();
    const submitted = await declared({ submittedAt: new Date() });
    const begun = await patch(submitted.at, maker, 0, BYTES.subarray(0, 10));
    expect(begun.headers['upload-expires']).toBeUndefined();
  });

  it('SHOULD be answered 410 once it has come', async () => {
    const { at } = await declared({ state: 'expired' });
    expect([(await head(at, maker)).status, (await patch(at, maker, 0, BYTES)).status]).toEqual([410, 410]);
  });
});

describe('Termination', () => {
  it('MUST be announced in Tus-Extension', async () => {
    expect(await extensionsAt(url)).toContain('termination');
  });

  it('MUST be acknowledged with 204, of unfinished and of complete uploads; then the answer SHOULD be 410', async () => {
    for (const sent of [0, 400, 1000]) {
      const { id, at } = await declared();
      await patch(at, maker, 0, BYTES.subarray(0, sent));
      expect((await send(at, 'DELETE', maker)).status).toBe(204);
      expect((await creativeNow(world, id)).state).toBe('cancelled');
      const after = [
        await head(at, maker),
        await patch(at, maker, sent, BYTES.subarray(sent)),
        await send(at, 'DELETE', maker),
        await create(url, maker, id, LENGTH),
      ];
      expect(after.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
    }
  });

  it('SHOULD free what the upload held, when undo is over', async () => {
    const service = await world.start();
    const { id, at } = await declared();
    await patch(at, maker, 0, BYTES);
    await send(at, 'DELETE', maker);
    expect((await storedBytes(world, id)).equals(BYTES)).toBe(true);
    const over = new Date(Date.now() - (RESTORE_MINUTES + 1) * 60_000);
    await world.connection
      .collection<{ _id: string }>('creatives')
      .updateOne({ _id: id }, { $set: { expiresAt: over } });
    await service.app.get(Sweeper).sweep();
    expect((await uploadNow(world, id)).state).toBe('removed');
    await expect(storedBytes(world, id)).rejects.toThrow();
  });
});
