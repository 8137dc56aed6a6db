import { execFile } from 'node:child_process';
import { open, rm, truncate, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { cancelCreative, restoreCreative } from '@smarttag/domain';
import { aCause, anUpload } from '@smarttag/domain/testing';
import { originalKey } from '@smarttag/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../src/features/sweeps/sweeper.service.js';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { createPart, joinParts, sendParts } from './kit/parts.js';
import { ALL, signIn, type Person } from './kit/people.js';
import { startProcess } from './kit/processes.js';
import { checksumHeader, head, offsetOf, openPatch, patch } from './kit/tus.js';
import { SHORT_LEASE, makeWorld, type World } from './kit/world.js';

const DAY = 86_400_000;
const ago = (ms: number) => new Date(Date.now() - ms);

let world: World;
let url: string;
let maker: Person;
let sweep: () => Promise<boolean>;

beforeAll(async () => {
  world = await makeWorld();
  const service = await world.start();
  url = `${service.url}/files`;
  maker = await signIn(world);
  sweep = () => service.app.get(Sweeper).sweep();
});
afterAll(() => world.close());

const set = (collection: string, id: string, change: object) =>
  world.connection.collection<{ _id: string }>(collection).updateOne({ _id: id }, { $set: change });
const partSize = (id: string, part: number) => world.storage.size(originalKey(id, part));

/** A file of four MiB, and its two parts as they lie on the disk, both complete. */
const withParts = async (bytes: Buffer, at = bytes.length / 2) => {
  const { id, partnerId, submissionId } = await declare(world, maker, bytes);
  const slices = [bytes.subarray(0, at), bytes.subarray(at)];
  for (const [part, slice] of slices.entries()) {
    const upload = { id: `${id}.${part}`, part, partnerId, submissionId, size: slice.length };
    await world.uploads.insertPart(ALL, anUpload({ ...upload, state: 'finished', offset: slice.length }));
    await world.storage.append(originalKey(id, part), 0, Readable.from([slice]));
  }
  return { id, addresses: [`/files/${id}.0`, `/files/${id}.1`] };
};
const expectWhole = async (id: string, bytes: Buffer) => {
  expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
};

describe('a process killed while it joins parts', () => {
  /** The second part is a pipe that gives half of its bytes, so that the joining stands still in the middle of it. */
  const killedInTheMiddle = async () => {
    const bytes = someBytes(4 * MIB);
    const { id, addresses } = await withParts(bytes);
    const { path } = await world.storage.openLocal(originalKey(id, 1));
    await rm(path);
    await promisify(execFile)('mkfifo', [path]);
    const doomed = await startProcess(world, SHORT_LEASE);
    const joining = joinParts(doomed.url, maker, id, addresses);
    const pipe = await open(path, 'w');
    await pipe.write(bytes.subarray(2 * MIB, 3 * MIB));
    await eventually(async () => expect(await world.storage.size(originalKey(id))).toBe(3 * MIB));
    await doomed.kill('SIGKILL');
    await expect(joining).rejects.toThrow();
    await pipe.close();
    await rm(path);
    await writeFile(path, bytes.subarray(2 * MIB));
    return { id, addresses, bytes };
  };

  it('loses and doubles nothing: the client’s next POST goes on', async () => {
    const { id, addresses, bytes } = await killedInTheMiddle();
    expect((await joinParts(url, maker, id, addresses)).status).toBe(201);
    await expectWhole(id, bytes);
  });

  it('loses and doubles nothing: the sweep goes on, where nobody comes back', async () => {
    const { id, bytes } = await killedInTheMiddle();
    await eventually(async () => {
      await sweep();
      expect((await creativeNow(world, id)).state).toBe('uploaded');
    });
    await expectWhole(id, bytes);
  });
});

describe('a process killed in the middle of a chunk with a checksum', () => {
  it('leaves none of it, however much had come', async () => {
    const bytes = someBytes(24 * MIB);
    const { id } = await declare(world, maker, bytes);
    expect((await patch(`${url}/${id}`, maker, 0, bytes.subarray(0, MIB))).status).toBe(204);
    const rest = bytes.subarray(MIB);
    const doomed = await startProcess(world, SHORT_LEASE);
    const sending = openPatch(`${doomed.url}/${id}`, maker, MIB, checksumHeader(rest));
    // More than sockets hold: when all of it is written, most of it was read.
    await new Promise((written) => sending.request.write(rest.subarray(0, 22 * MIB), written));
    expect(offsetOf(await head(`${doomed.url}/${id}`, maker))).toBe(MIB);
    await doomed.kill('SIGKILL');
    expect(offsetOf(await head(`${url}/${id}`, maker))).toBe(MIB);
    const again = await patch(`${url}/${id}`, maker, MIB, rest, checksumHeader(rest));
    expect([again.status, offsetOf(again)]).toEqual([204, bytes.length]);
    await expectWhole(id, bytes);
  });
});

describe('joining', () => {
  it('stops when the server is asked to stop, and goes on with the next one', async () => {
    const bytes = someBytes(4 * MIB);
    const { id, addresses } = await withParts(bytes);
    const { path } = await world.storage.openLocal(originalKey(id, 1));
    await rm(path);
    await promisify(execFile)('mkfifo', [path]);
    const leaving = await world.start();
    const joining = joinParts(`${leaving.url}/files`, maker, id, addresses);
    const pipe = await open(path, 'w');
    await pipe.write(bytes.subarray(2 * MIB, 3 * MIB));
    await eventually(async () => expect(await world.storage.size(originalKey(id))).toBe(3 * MIB));
    const closed = leaving.app.close();
    expect((await joining).status).toBe(503);
    await closed;
    await pipe.close();
    await rm(path);
    await writeFile(path, bytes.subarray(2 * MIB));
    expect((await joinParts(url, maker, id, addresses)).status).toBe(201);
    await expectWhole(id, bytes);
  });

  it('asked for twice at once makes one file', async () => {
    const bytes = someBytes(4 * MIB);
    const { id, addresses } = await withParts(bytes);
    const answers = await Promise.all([1, 2, 3].map(() => joinParts(url, maker, id, addresses)));
    expect(answers.map(({ status }) => status)).toContain(201);
    await expectWhole(id, bytes);
  });

  it('of a part that has lost bytes makes nothing of it', async () => {
    const bytes = someBytes(1000);
    const { id, addresses } = await withParts(bytes);
    await truncate((await world.storage.openLocal(originalKey(id, 0))).path, 499);
    expect((await joinParts(url, maker, id, addresses)).status).toBe(500);
    expect((await creativeNow(world, id)).state).toBe('uploading');
    expect(await world.storage.size(originalKey(id))).toBe(499);
    expect(await partSize(id, 0)).toBe(499);
  });

  it('of a file that was removed meanwhile waits for undo', async () => {
    const bytes = someBytes(1000);
    const { id, addresses } = await withParts(bytes);
    await set('uploads', id, { concat: { parts: [0, 1], value: `final;${addresses.join(' ')}` } });
    const cause = aCause({ at: new Date() });
    await world.creatives.commit(ALL, id, cancelCreative(cause));
    await sweep();
    expect((await joinParts(url, maker, id, addresses)).status).toBe(410);
    expect(await world.storage.size(originalKey(id))).toBeUndefined();
    await world.creatives.commit(ALL, id, restoreCreative(cause));
    await sweep();
    await expectWhole(id, bytes);
  });
});

describe('parts', () => {
  it('go when their file is whole, cancelled for good or expired; until then they stay', async () => {
    const bytes = someBytes(1000);
    const files = await Promise.all(Array.from({ length: 4 }, () => withParts(bytes)));
    const [open, cancelled, expired, whole] = files.map(({ id }) => id) as [string, string, string, string];
    await set('creatives', cancelled, { state: 'cancelled', expiresAt: ago(120_000) });
    await set('creatives', expired, { state: 'expired' });
    expect((await patch(`${url}/${whole}`, maker, 0, bytes)).status).toBe(204);
    await sweep();
    expect([await partSize(open, 0), await partSize(open, 1)]).toEqual([500, 500]);
    for (const id of [cancelled, expired, whole]) {
      expect([id, await partSize(id, 0), await partSize(id, 1)]).toEqual([id, undefined, undefined]);
      expect((await uploadNow(world, `${id}.0`)).state).toBe('removed');
    }
    expect((await head(`${url}/${whole}.0`, maker)).status).toBe(410);
    expect((await storedBytes(world, whole)).equals(bytes)).toBe(true);
  });

  it('keep their draft alive as bytes of the file itself do', async () => {
    const old = { createdAt: ago(30 * DAY), expiresAt: ago(16 * DAY) };
    const bytes = someBytes(1000);
    const { id } = await declare(world, maker, bytes, old);
    const { at } = await createPart(url, maker, id, 500);
    await set('uploads', id, { lastByteAt: ago(15 * DAY) });
    await patch(at, maker, 0, bytes.subarray(0, 100));
    await sweep();
    expect((await creativeNow(world, id)).state).toBe('uploading');
    await patch(at, maker, 100, bytes.subarray(100, 500));
    expect((await uploadNow(world, id)).lastByteAt!.getTime()).toBeGreaterThan(ago(DAY).getTime());
  });

  it('are measured and completed where a dead process left them', async () => {
    const bytes = someBytes(1000);
    const { id } = await declare(world, maker, bytes);
    const part = await createPart(url, maker, id, 1000);
    await world.storage.append(originalKey(id, 0), 0, Readable.from([bytes]));
    await set('uploads', `${id}.0`, { lease: { owner: 'dead', until: ago(1000) } });
    await sweep();
    expect(await uploadNow(world, `${id}.0`)).toMatchObject({ state: 'finished', offset: 1000 });
    expect((await uploadNow(world, `${id}.0`)).lease).toBeUndefined();
    expect((await joinParts(url, maker, id, [new URL(part.at).pathname])).status).toBe(201);
    await expectWhole(id, bytes);
  });

  it('arrive side by side through several processes', async () => {
    const bytes = someBytes(4 * MIB);
    const { id } = await declare(world, maker, bytes);
    const other = `${(await world.start()).url}/files`;
    const [first, second] = await Promise.all([
      sendParts(url, maker, id, [bytes.subarray(0, MIB)]),
      sendParts(other, maker, id, [bytes.subarray(MIB)]),
    ]);
    expect((await joinParts(other, maker, id, [...first, ...second])).status).toBe(201);
    await expectWhole(id, bytes);
  });
});
