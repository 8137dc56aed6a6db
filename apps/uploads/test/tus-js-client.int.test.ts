import { originalKey } from '@smarttag/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Upload, type UploadOptions } from 'tus-js-client';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, MIB } from './kit/files.js';
import { frontOf, lineToMongo, lineToRedis } from './kit/line.js';
import { signIn, type Person } from './kit/people.js';
import { startProcess } from './kit/processes.js';
import { head, offsetOf } from './kit/tus.js';
import { SHORT_LEASE, makeWorld, type World } from './kit/world.js';

let world: World;
let maker: Person;

beforeAll(async () => {
  world = await makeWorld();
  maker = await signIn(world);
});
afterAll(() => world.close());

interface Sent {
  method: string;
  offset: number;
  /** The highest offset that any answer named before. */
  acknowledged: number;
}

/** As the dashboard uses it: `uploadUrl` and never `endpoint`; many short pauses instead of a few long ones. */
const upload = (bytes: Buffer, options: UploadOptions) => {
  const sent: Sent[] = [];
  let acknowledged = 0;
  let started: Upload | undefined;
  const done = new Promise<void>((resolve, reject) => {
    started = new Upload(bytes, {
      headers: maker.headers,
      retryDelays: Array.from({ length: 2000 }, () => 50),
      onBeforeRequest: (request) => {
        const offset = request.getHeader('Upload-Offset') ?? '-1';
        sent.push({ method: request.getMethod(), offset: Number(offset), acknowledged });
      },
      onAfterResponse: (_request, response) => {
        acknowledged = Math.max(acknowledged, Number(response.getHeader('Upload-Offset') ?? 0));
      },
      onSuccess: () => resolve(),
      onError: reject,
      ...options,
    });
    started.start();
  });
  // A test that fails before it awaits this should fail for its own reason.
  done.catch(() => undefined);
  return { done, sent, abort: () => started?.abort() };
};
const expectWhole = async (id: string, bytes: Buffer) => {
  expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
};
/** Not one byte that was acknowledged is sent again. */
const expectForwardOnly = (sent: Sent[]) => {
  const patches = sent.filter(({ method }) => method === 'PATCH');
  expect(patches.filter(({ offset, acknowledged }) => offset < acknowledged)).toEqual([]);
  expect(sent.some(({ method }) => method === 'POST')).toBe(false);
};

describe('tus-js-client', () => {
  it('sends a file whole, in chunks, and made by POST', async () => {
    const { url } = await world.start();
    const bytes = someBytes(3 * MIB + 17);
    const ways: UploadOptions[] = [{}, { chunkSize: MIB }, { chunkSize: MIB, uploadLengthDeferred: true }];
    for (const way of ways) {
      const { id } = await declare(world, maker, bytes);
      const deferred = way.uploadLengthDeferred === true;
      const where = deferred
        ? { endpoint: `${url}/files`, metadata: { creativeId: id } }
        : { uploadUrl: `${url}/files/${id}` };
      await upload(bytes, { ...where, ...way }).done;
      await expectWhole(id, bytes);
    }
    const { id } = await declare(world, maker, bytes);
    const metadata = { creativeId: id };
    await upload(bytes, { endpoint: `${url}/files`, metadata, uploadDataDuringCreation: true }).done;
    await expectWhole(id, bytes);
  });

  it('goes on after a pause', async () => {
    const { url } = await world.start();
    const bytes = someBytes(8 * MIB);
    const { id } = await declare(world, maker, bytes);
    const at = { uploadUrl: `${url}/files/${id}` };
    const first = upload(bytes, { ...at, chunkSize: MIB });
    await eventually(async () =>
      expect(offsetOf(await head(at.uploadUrl, maker))).toBeGreaterThanOrEqual(2 * MIB),
    );
    first.abort();
    const second = upload(bytes, at);
    await second.done;
    expect(second.sent[0]).toMatchObject({ method: 'HEAD' });
    expect(second.sent[1]?.offset).toBeGreaterThanOrEqual(2 * MIB);
    await expectWhole(id, bytes);
  });

  it('rides out a killed process', async () => {
    const first = await startProcess(world, SHORT_LEASE);
    const bytes = someBytes(8 * MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = upload(bytes, { uploadUrl: `${first.url}/${id}`, chunkSize: MIB });
    await eventually(async () =>
      expect((await world.storage.size(originalKey(id))) ?? 0).toBeGreaterThan(MIB),
    );
    await first.kill('SIGKILL');
    await startProcess(world, { PORT: new URL(first.url).port });
    await sending.done;
    expectForwardOnly(sending.sent);
    await expectWhole(id, bytes);
  });

  it('rides out a rolling restart, which it need not notice', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => startProcess(world)));
    const front = await frontOf(first!.url);
    world.atEnd(() => front.close());
    const bytes = someBytes(24 * MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = upload(bytes, { uploadUrl: `${front.url}/${id}`, chunkSize: MIB });
    for (const [leaving, next, atLeast] of [
      [first!, second!, MIB],
      [second!, third!, 6 * MIB],
    ] as const) {
      await eventually(async () =>
        expect((await world.storage.size(originalKey(id))) ?? 0).toBeGreaterThan(atLeast),
      );
      front.turnTo(next.url);
      await leaving.kill('SIGTERM');
    }
    await sending.done;
    expectForwardOnly(sending.sent);
    await expectWhole(id, bytes);
  });

  it('does not notice that Redis goes away', async () => {
    const line = await lineToRedis(world.redisUrl);
    world.atEnd(() => line.close());
    const { url } = await world.start({ REDIS_URL: line.url });
    const bytes = someBytes(8 * MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = upload(bytes, { uploadUrl: `${url}/files/${id}`, chunkSize: MIB });
    await eventually(async () =>
      expect((await world.storage.size(originalKey(id))) ?? 0).toBeGreaterThan(MIB),
    );
    line.cut();
    await sending.done;
    expect(sending.sent.map(({ method }) => method)).toEqual(['HEAD', ...Array(8).fill('PATCH')]);
    expectForwardOnly(sending.sent);
    await expectWhole(id, bytes);
  });

  it('rides out MongoDB being away', async () => {
    const line = await lineToMongo(world.mongoUrl);
    world.atEnd(() => line.close());
    const { url } = await world.start({ MONGO_URL: line.url, ...SHORT_LEASE });
    const bytes = someBytes(8 * MIB);
    const { id } = await declare(world, maker, bytes);
    const sending = upload(bytes, { uploadUrl: `${url}/files/${id}`, chunkSize: MIB });
    await eventually(async () =>
      expect((await world.storage.size(originalKey(id))) ?? 0).toBeGreaterThan(MIB),
    );
    line.cut();
    const before = sending.sent.length;
    await eventually(() => expect(sending.sent.length).toBeGreaterThan(before + 1));
    line.mend();
    await sending.done;
    expectForwardOnly(sending.sent);
    await expectWhole(id, bytes);
  });
});
