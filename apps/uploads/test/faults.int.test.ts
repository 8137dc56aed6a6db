import { writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { originalKey } from '@smarttag/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { lineToMongo } from './kit/line.js';
import { signIn, type Person } from './kit/people.js';
import { startProcess } from './kit/processes.js';
import { errorOf, head, offsetOf, openPatch, patch, send } from './kit/tus.js';
import { SHORT_LEASE, makeWorld, type World } from './kit/world.js';

let world: World;
let maker: Person;

beforeAll(async () => {
  world = await makeWorld();
  maker = await signIn(world);
});
afterAll(() => world.close());

describe('a full disk', () => {
  it('answers 507 in words, and keeps what fitted', async () => {
    // 2 MiB a file: the same to the app as a disk without room, and needs no rights.
    const limited = ['sh', '-c', 'ulimit -f 4096 && exec "$@"', 'sh'];
    const { url } = await startProcess(world, {}, limited);
    const bytes = someBytes(4 * MIB);
    const { id } = await declare(world, maker, bytes);
    const answer = await patch(`${url}/${id}`, maker, 0, bytes);
    expect(answer.status).toBe(507);
    expect(errorOf(answer)).toEqual({
      code: 'STORAGE_FULL',
      message: expect.stringContaining('What arrived is kept'),
      requestId: expect.any(String),
    });
    const kept = offsetOf(await head(`${url}/${id}`, maker));
    expect(kept).toBeGreaterThan(MIB);
    expect((await uploadNow(world, id)).offset).toBe(kept);

    const { url: roomy } = await startProcess(world);
    expect((await patch(`${roomy}/${id}`, maker, kept, bytes.subarray(kept))).status).toBe(204);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });
});

describe('MongoDB away for a while', () => {
  it('is 423 to HEAD and 503 to PATCH; then it goes on from the last byte', async () => {
    const line = await lineToMongo(world.mongoUrl);
    world.atEnd(() => line.close());
    const { url } = await world.start({ MONGO_URL: line.url, ...SHORT_LEASE });
    const bytes = someBytes(2 * MIB);
    const { id } = await declare(world, maker, bytes);
    const at = `${url}/files/${id}`;
    expect((await patch(at, maker, 0, bytes.subarray(0, MIB))).status).toBe(204);

    line.cut();
    const asked = await head(at, maker);
    expect([asked.status, asked.headers['retry-after']]).toEqual([423, '1']);
    const refused = await patch(at, maker, MIB, bytes.subarray(MIB));
    expect([refused.status, errorOf(refused)['code']]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    line.mend();

    await eventually(async () => expect(offsetOf(await head(at, maker))).toBe(MIB));
    expect((await patch(at, maker, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });

  it('ends a PATCH when its lease is over, and keeps what arrived', async () => {
    const line = await lineToMongo(world.mongoUrl);
    world.atEnd(() => line.close());
    const { url } = await world.start({ MONGO_URL: line.url, ...SHORT_LEASE });
    const bytes = someBytes(2 * MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = openPatch(`${url}/files/${id}`, maker, 0);
    sending.request.write(bytes.subarray(0, MIB));
    await eventually(async () => expect(await world.storage.size(originalKey(id))).toBe(MIB));
    line.cut();
    expect((await sending.answer).status).toBe(423);
    line.mend();
    const again = await world.start();
    expect(offsetOf(await head(`${again.url}/files/${id}`, maker))).toBe(MIB);
    expect((await patch(`${again.url}/files/${id}`, maker, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });

  it('does not lose the last byte', async () => {
    const line = await lineToMongo(world.mongoUrl);
    world.atEnd(() => line.close());
    const { url } = await world.start({ MONGO_URL: line.url });
    const bytes = someBytes(MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = openPatch(`${url}/files/${id}`, maker, 0);
    sending.request.write(bytes.subarray(0, 1000));
    await eventually(async () => expect(await world.storage.size(originalKey(id))).toBe(1000));
    line.cut();
    sending.request.end(bytes.subarray(1000));
    expect((await sending.answer).status).toBe(503);
    line.mend();
    await eventually(async () =>
      expect(offsetOf(await head(`${url}/files/${id}`, maker))).toBe(bytes.length),
    );
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });
});

describe('a fault of ours', () => {
  it('says nothing of itself, and is 423 to HEAD', async () => {
    const { url } = await world.start({ STORAGE_DIR: join(world.storageDir, 'no-directory') });
    await writeFile(join(world.storageDir, 'no-directory'), 'a file where a directory should be');
    const bytes = someBytes(1000);
    const { id } = await declare(world, maker, bytes);
    expect((await head(`${url}/files/${id}`, maker)).status).toBe(423);
    const answer = await patch(`${url}/files/${id}`, maker, 0, bytes);
    expect(answer.status).toBe(500);
    expect(errorOf(answer)).toMatchObject({ code: 'INTERNAL_ERROR' });
    expect(answer.body).not.toMatch(/ENOTDIR|no-directory/);
    await rm(join(world.storageDir, 'no-directory'));
    expect((await patch(`${url}/files/${id}`, maker, 0, bytes)).status).toBe(204);
    expect((await creativeNow(world, id)).state).toBe('uploaded');
    expect((await send(`${url}/nowhere`, 'GET', maker)).status).toBe(404);
  });
});
