import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { aCause } from '@smarttag/domain/testing';
import { cancelCreative } from '@smarttag/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { ALL, signIn, signOut, suspend, type Person } from './kit/people.js';
import { errorOf, head, offsetOf, openPatch, patch, patchHeaders, send, type Answer } from './kit/tus.js';
import { makeWorld, type World } from './kit/world.js';

let world: World;
let url: string;
let keeper: Person;

beforeAll(async () => {
  world = await makeWorld();
  url = `${(await world.start()).url}/files`;
  keeper = await signIn(world, { role: 'admin' });
});
afterAll(() => world.close());

/** A PATCH of which 1 of 2 MiB is stored and the rest does not come. */
const begin = async (maker: Person, at = url, headers: Record<string, string> = {}) => {
  const bytes = someBytes(2 * MIB);
  const creative = await declare(world, maker, bytes);
  const fileUrl = `${at}/${creative.id}`;
  const sending = openPatch(fileUrl, maker, 0, headers);
  sending.request.write(bytes.subarray(0, MIB));
  await eventually(async () => expect(offsetOf(await head(fileUrl, keeper))).toBe(MIB));
  return { bytes, creative, fileUrl, ...sending };
};

const expectKept = async (id: string) => {
  expect((await storedBytes(world, id)).length).toBe(MIB);
  await eventually(async () => {
    const upload = await uploadNow(world, id);
    expect(upload).toMatchObject({ state: 'open', offset: MIB });
    expect(upload.lease).toBeUndefined();
  });
};
const said = async (answer: Promise<Answer>) => [(await answer).status, errorOf(await answer)['code']];

describe('a PATCH under way', () => {
  it('ends when the person signs out; after signing in again it goes on', async () => {
    const maker = await signIn(world);
    const { bytes, creative, fileUrl, answer } = await begin(maker);
    await signOut(world, maker);
    expect(await said(answer)).toEqual([401, 'NOT_SIGNED_IN']);
    await expectKept(creative.id);
    const again = await signIn(world, { partnerId: maker.partnerId });
    expect((await patch(fileUrl, again, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
  });

  it('ends when the company is suspended', async () => {
    const maker = await signIn(world);
    const { creative, answer } = await begin(maker);
    await suspend(world, maker);
    expect(await said(answer)).toEqual([403, 'PARTNER_SUSPENDED']);
    await expectKept(creative.id);
  });

  it('ends when the file is removed elsewhere', async () => {
    const { creative, answer } = await begin(await signIn(world));
    await world.creatives.commit(ALL, creative.id, cancelCreative(aCause({ at: new Date() })));
    expect(await said(answer)).toEqual([410, 'TRANSITION_NOT_ALLOWED']);
    await expectKept(creative.id);
  });

  it('ends for a DELETE', async () => {
    const maker = await signIn(world);
    const { creative, fileUrl, answer } = await begin(maker);
    expect((await send(fileUrl, 'DELETE', maker)).status).toBe(204);
    expect(await said(answer)).toEqual([423, 'UPLOAD_LOCKED']);
    expect((await creativeNow(world, creative.id)).state).toBe('cancelled');
  });

  it('lets a newcomer take over, and says so to the one before', async () => {
    const maker = await signIn(world);
    const { bytes, creative, fileUrl, answer } = await begin(maker);
    expect((await patch(fileUrl, maker, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect(await said(answer)).toEqual([423, 'UPLOAD_LOCKED']);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
  });

  it('is left to the page that sends it, unless the person of another page takes it over', async () => {
    const maker = await signIn(world);
    const one = { 'x-upload-client': 'browser.page-one' };
    const other = { 'x-upload-client': 'browser.page-two' };
    const { bytes, fileUrl, answer } = await begin(maker, url, one);
    const rest = bytes.subarray(MIB);

    expect((await send(fileUrl, 'HEAD', maker, { headers: other })).headers).toMatchObject({
      'x-upload-sent-elsewhere': '1',
    });
    expect((await send(fileUrl, 'HEAD', maker, { headers: one })).headers).not.toHaveProperty(
      'x-upload-sent-elsewhere',
    );
    const refused = await patch(fileUrl, maker, MIB, rest, other);
    expect([refused.status, errorOf(refused)['details']]).toEqual([423, { sentElsewhere: true }]);

    const taken = await patch(fileUrl, maker, MIB, rest, { ...other, 'x-upload-take-over': '1' });
    expect(taken.status).toBe(204);
    expect(errorOf(await answer)['details']).toEqual({ takenOver: true });
  });

  it('is taken over through MongoDB alone when Redis is away', async () => {
    const { url: deaf } = await world.start({ REDIS_URL: 'redis://127.0.0.1:1' });
    const maker = await signIn(world);
    const { bytes, creative, fileUrl, answer } = await begin(maker, `${deaf}/files`);
    expect((await patch(fileUrl, maker, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect(await said(answer)).toEqual([423, 'UPLOAD_LOCKED']);
    expect((await creativeNow(world, creative.id)).state).toBe('uploaded');
  });

  it('ends when no byte comes', async () => {
    const { url: impatient } = await world.start({ UPLOAD_IDLE_MS: '100' });
    const maker = await signIn(world);
    const bytes = someBytes(1000);
    const { id } = await declare(world, maker, bytes);
    const { request, answer } = openPatch(`${impatient}/files/${id}`, maker, 0);
    request.write(bytes.subarray(0, 10));
    expect(await said(answer)).toEqual([503, 'SERVICE_UNAVAILABLE']);
    const kept = offsetOf(await head(`${url}/${id}`, maker));
    expect((await patch(`${url}/${id}`, maker, kept, bytes.subarray(kept))).status).toBe(204);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });

  it('ends when the server is asked to stop, and goes on with the next one', async () => {
    const { app, url: leaving } = await world.start();
    const maker = await signIn(world);
    const { bytes, creative, answer } = await begin(maker, `${leaving}/files`);
    const closed = app.close();
    expect(await said(answer)).toEqual([503, 'SERVICE_UNAVAILABLE']);
    await closed;
    await expectKept(creative.id);
    expect((await patch(`${url}/${creative.id}`, maker, MIB, bytes.subarray(MIB))).status).toBe(204);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
  });

  it('keeps its session alive', async () => {
    const maker = await signIn(world);
    await world.connection
      .collection<{ _id: string }>('sessions')
      .updateOne({ _id: maker.sessionId }, { $set: { lastSeenAt: new Date(0) } });
    const { request } = await begin(maker);
    const seenAt = async () => (await world.sessions.findLive(maker.sessionId, new Date()))!.lastSeenAt;
    const first = await seenAt();
    await world.connection
      .collection<{ _id: string }>('sessions')
      .updateOne({ _id: maker.sessionId }, { $set: { lastSeenAt: new Date(0) } });
    await eventually(async () => expect((await seenAt()).getTime()).toBeGreaterThan(first.getTime()));
    request.destroy();
  });

  it('never lets two newcomers push each other out', async () => {
    const maker = await signIn(world);
    const { bytes, creative, fileUrl, answer } = await begin(maker);
    const rest = bytes.subarray(MIB);
    const newcomers = await Promise.all([1, 2, 3].map(() => patch(fileUrl, maker, MIB, rest)));
    const statuses = newcomers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409 || status === 423)).toHaveLength(2);
    expect(await said(answer)).toEqual([423, 'UPLOAD_LOCKED']);
    expect((await storedBytes(world, creative.id)).equals(bytes)).toBe(true);
  });
});

it('reads only a little of a body that it refused: a browser would send all of it before it looks', async () => {
  const maker = await signIn(world);
  const { id } = await declare(world, maker, someBytes(MIB));
  const chunks = 64;
  const headers = {
    ...maker.headers,
    ...patchHeaders(MIB / 2),
    host: 'uploads',
    'tus-resumable': '1.0.0',
    'content-length': chunks * MIB,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  let taken = 0;
  const sent = Readable.from(
    (function* () {
      yield Buffer.from([`PATCH /files/${id} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      for (; taken < chunks; taken++) yield Buffer.alloc(MIB);
    })(),
  );
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const gone = new Promise((resolve) => socket.once('close', resolve));
  // Reset at the end, for it never reads.
  socket.on('error', () => undefined);
  sent.pipe(socket);
  await gone;
  // Some MiB are held by the system between the two ends.
  expect(taken).toBeLessThan(chunks / 2);
});
