import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { contentHintOf } from '@smarttag/domain';
import { originalKey } from '@smarttag/storage';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creativeNow, declare, someBytes, uploadNow, MIB } from './kit/files.js';
import { signIn, type Person } from './kit/people.js';
import { checksumHeader, head, offsetOf, patch } from './kit/tus.js';
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

const SIZE = 20e9;
const FOUR_GIB = 2 ** 32;

/** A file of 20 GB of which `stored` bytes are there: a hole on the disk, so it costs nothing. */
const largeFile = async (stored: number, end = Buffer.alloc(0)) => {
  const hint = await hintOfHole(end);
  const { id } = await declare(world, maker, Buffer.alloc(0), { size: SIZE, hint });
  await world.storage.append(originalKey(id), 0, Readable.from([]));
  const { path } = await world.storage.openLocal(originalKey(id));
  const file = await open(path, 'r+');
  await file.truncate(stored);
  await file.close();
  return { id, at: `${url}/${id}`, path };
};

/** The content hint of zeroes that end with `end`. */
const hintOfHole = (end: Buffer) =>
  contentHintOf(
    SIZE,
    async ({ offset, length }) => {
      const bytes = Buffer.alloc(length);
      const from = SIZE - end.length - offset;
      if (from < length) end.copy(bytes, Math.max(from, 0), Math.max(-from, 0));
      return bytes;
    },
    createHash('sha256'),
  );

describe('a file of 20 GB', () => {
  it('goes on at 19.9 GB, and is whole', async () => {
    const end = someBytes(2 * MIB);
    const { id, at, path } = await largeFile(SIZE - end.length, end);
    const { headers } = await head(at, maker);
    expect(headers).toMatchObject({ 'upload-length': '20000000000', 'upload-offset': '19997902848' });
    expect((await patch(at, maker, (SIZE - end.length) % FOUR_GIB, end)).status).toBe(409);
    const first = await patch(
      at,
      maker,
      SIZE - end.length,
      end.subarray(0, MIB),
      checksumHeader(end.subarray(0, MIB)),
    );
    expect([first.status, offsetOf(first)]).toEqual([204, SIZE - MIB]);
    const last = await patch(at, maker, SIZE - MIB, end.subarray(MIB));
    expect([last.status, offsetOf(last)]).toEqual([204, SIZE]);
    expect((await stat(path)).size).toBe(SIZE);
    const stored = await world.storage.read(originalKey(id), { start: SIZE - end.length });
    expect((await buffer(stored)).equals(end)).toBe(true);
    expect(await uploadNow(world, id)).toMatchObject({ state: 'finished', offset: SIZE });
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
  });

  it.each([2 ** 31, FOUR_GIB, 2 * FOUR_GIB])('counts on past %d', async (boundary) => {
    const { id, at, path } = await largeFile(boundary - 5);
    for (const [from, to] of [
      [-5, -1],
      [-1, 1],
      [1, 700],
    ] as const) {
      const answer = await patch(at, maker, boundary + from, Buffer.alloc(to - from, 'x'));
      expect([answer.status, offsetOf(answer)]).toEqual([204, boundary + to]);
    }
    expect(offsetOf(await head(at, maker))).toBe(boundary + 700);
    expect((await uploadNow(world, id)).offset).toBe(boundary + 700);
    expect((await stat(path)).size).toBe(boundary + 700);
    expect((await patch(at, maker, 700, Buffer.from('x'))).status).toBe(409);
  });
});
