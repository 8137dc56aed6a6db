import { Readable } from 'node:stream';
import type { Creative, Upload } from '@smarttag/domain';
import { originalKey } from '@smarttag/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../src/features/sweeps/sweeper.service.js';
import { creativeNow, declare, someBytes, uploadNow } from './kit/files.js';
import { signIn, type Person } from './kit/people.js';
import { head, patch } from './kit/tus.js';
import { makeWorld, type World } from './kit/world.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ago = (ms: number) => new Date(Date.now() - ms);

let world: World;
let maker: Person;
let url: string;
let sweep: () => Promise<boolean>;

beforeAll(async () => {
  world = await makeWorld();
  const service = await world.start();
  url = `${service.url}/files`;
  maker = await signIn(world);
  sweep = () => service.app.get(Sweeper).sweep();
});
afterAll(() => world.close());

/** A creative as it stands some time later, 100 of its 1,000 bytes stored. */
const standing = async (creative: Partial<Creative>, upload: Partial<Upload> = {}) => {
  const { id } = await declare(world, maker, someBytes(1000), creative);
  await world.storage.append(originalKey(id), 0, Readable.from([someBytes(100)]));
  if (Object.keys(upload).length > 0)
    await world.connection.collection<{ _id: string }>('uploads').updateOne({ _id: id }, { $set: upload });
  return id;
};
const bytesOf = (id: string) => world.storage.size(originalKey(id));

describe('the sweep', () => {
  it('removes bytes that nobody can ask for again, and no others', async () => {
    const gone = await Promise.all([
      standing({ state: 'cancelled', expiresAt: ago(2 * MINUTE) }),
      standing({ state: 'expired' }),
      standing({ state: 'duplicate', decidedAt: ago(8 * DAY) }, { state: 'finished' }),
      standing({ state: 'rejected', decidedAt: ago(8 * DAY) }, { state: 'finished' }),
    ]);
    const kept = await Promise.all([
      standing({ state: 'uploading' }),
      standing({ state: 'uploaded' }, { state: 'finished' }),
      standing({ state: 'cancelled', expiresAt: ago(-9 * MINUTE) }),
      standing({ state: 'duplicate', decidedAt: ago(6 * DAY) }, { state: 'finished' }),
      standing({ state: 'failed', decidedAt: ago(99 * DAY) }, { state: 'finished' }),
      standing({ state: 'tagged', decidedAt: ago(99 * DAY) }, { state: 'finished' }),
    ]);
    await sweep();
    await sweep();
    expect(await Promise.all(gone.map(bytesOf))).toEqual(gone.map(() => undefined));
    expect(await Promise.all(kept.map(bytesOf))).toEqual(kept.map(() => 100));
    for (const id of gone) expect((await uploadNow(world, id)).state).toBe('removed');
    expect((await uploadNow(world, kept.at(-1)!)).state).toBe('kept');
    expect((await head(`${url}/${gone[2]}`, maker)).status).toBe(410);
  });

  it('expires drafts fourteen days after their last byte, then removes them', async () => {
    const old = { createdAt: ago(30 * DAY), expiresAt: ago(16 * DAY) };
    const left = await standing(old, { createdAt: old.createdAt, lastByteAt: ago(15 * DAY) });
    const active = await standing(old, { createdAt: old.createdAt, lastByteAt: ago(13 * DAY) });
    await sweep();
    expect((await creativeNow(world, left)).state).toBe('expired');
    expect((await creativeNow(world, active)).state).toBe('uploading');
    await sweep();
    expect([await bytesOf(left), await bytesOf(active)]).toEqual([undefined, 100]);
  });

  it('frees what a dead process held, and notes how far the bytes are', async () => {
    const id = await standing({}, { lease: { owner: 'dead', until: ago(1000) } });
    await sweep();
    expect(await uploadNow(world, id)).toMatchObject({ offset: 100, state: 'open' });
    expect((await uploadNow(world, id)).lease).toBeUndefined();
    expect((await patch(`${url}/${id}`, maker, 100, someBytes(900))).status).toBe(204);
  });

  it('is one process’s turn at a time', async () => {
    const other = await world.start();
    const turns = await Promise.all(
      Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? sweep() : other.app.get(Sweeper).sweep())),
    );
    expect(turns).toContain(true);
    await world.connection
      .collection<{ _id: string }>('leases')
      .updateOne({ _id: 'uploads-sweep' }, { $set: { owner: 'another', until: ago(-MINUTE) } });
    expect(await other.app.get(Sweeper).sweep()).toBe(false);
  });
});
