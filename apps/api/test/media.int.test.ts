import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { HistoryRepository } from '@smarttag/domain/mongoose';
import { readScopeOf } from '@smarttag/domain';
import { originalKey, posterKey } from '@smarttag/storage';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { decide, finish, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
const bytes = randomBytes(300_000);
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

/** A file of Dana whose bytes are all here. */
const stored = async (fileName = 'hero.mp4'): Promise<string> => {
  const { id, creatives } = await draftWith(dana, world.holiday, [aFile({ fileName, size: bytes.length })]);
  await dana.post(`/api/submissions/${id}/submit`);
  const creativeId = creatives[0]!.id;
  await api.storage.append(originalKey(creativeId), 0, Readable.from([bytes]));
  await finish(api.connection, creativeId);
  return creativeId;
};
const fetchAs = (client: Client, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(api.url + path, { method, headers: { cookie: client.headers['cookie']!, ...headers } });
const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

it('sends the whole file, for playing', async () => {
  const id = await stored();
  const response = await fetchAs(dana, `/api/creatives/${id}/media`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': String(bytes.length),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-disposition': `inline; filename="hero.mp4"; filename*=UTF-8''hero.mp4`,
  });
  expect(bytes.equals(await body(response))).toBe(true);
});

it('sends a range, and says which', async () => {
  const id = await stored();
  for (const [range, start, end] of [
    ['bytes=100-199', 100, 199],
    ['bytes=299990-', 299_990, 299_999],
    ['bytes=-10', 299_990, 299_999],
  ] as const) {
    const response = await fetchAs(dana, `/api/creatives/${id}/media`, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/300000`);
    expect(bytes.subarray(start, end + 1).equals(await body(response))).toBe(true);
  }
});

it('refuses a range beyond the end, as JSON', async () => {
  const response = await fetchAs(dana, `/api/creatives/${await stored()}/media`, { range: 'bytes=300000-' });
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe('bytes */300000');
  expect(await response.json()).toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
});

it('tells size and type by HEAD, and spares what the browser has', async () => {
  const id = await stored();
  const path = `/api/creatives/${id}/media`;
  const head = await fetchAs(dana, path, {}, 'HEAD');
  expect(head.headers.get('content-length')).toBe('300000');
  expect((await body(head)).length).toBe(0);
  const etag = head.headers.get('etag')!;
  expect((await fetchAs(dana, path, { 'if-none-match': etag })).status).toBe(304);
  const stale = await fetchAs(dana, path, { 'if-range': '"another"', range: 'bytes=0-9' });
  expect(stale.status).toBe(200);
  await stale.body?.cancel();
});

it('downloads under the present name, whatever its script', async () => {
  const id = await stored();
  await dana.patch(`/api/creatives/${id}`, { fileName: 'été "fin" 최종.mp4', version: 0 });
  const response = await fetchAs(dana, `/api/creatives/${id}/media?download`);
  const disposition = response.headers.get('content-disposition')!;
  expect(disposition).toMatch(/^attachment; filename="_t_ _fin_ __.mp4"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe('été "fin" 최종.mp4');
  await response.body?.cancel();
});

it('never sends an uploaded file as a page', async () => {
  const id = await stored('page.html');
  const response = await fetchAs(dana, `/api/creatives/${id}/media`);
  expect(response.headers.get('content-type')).toBe('video/mp4');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  await response.body?.cancel();
});

it('survives viewers who leave in the middle', async () => {
  const path = `/api/creatives/${await stored()}/media`;
  for (let viewer = 0; viewer < 5; viewer += 1) {
    const aborter = new AbortController();
    const response = await fetch(api.url + path, {
      headers: { cookie: dana.headers['cookie']! },
      signal: aborter.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    aborter.abort();
    await reader.closed.catch(() => undefined);
  }
  expect((await fetchAs(dana, path, {}, 'HEAD')).status).toBe(200);
});

it('counts a view and a download once per session, file and half hour', async () => {
  const id = await stored();
  const path = `/api/creatives/${id}/media`;
  const playAndDownload = async (client: Client) => {
    for (const query of ['', '', '?download', '?download'])
      await body(await fetchAs(client, path + query, { range: 'bytes=0-9' }));
  };
  await playAndDownload(dana);
  await relay(api.connection);
  await playAndDownload(dana);
  await playAndDownload(await world.signIn(world.dana));
  await relay(api.connection);
  const filter = { range: {}, subjectId: id, action: ['creative.viewed', 'creative.downloaded'] as const };
  const { items } = await new HistoryRepository(api.connection).list(
    readScopeOf({ role: 'admin' }),
    { ...filter, action: [...filter.action] },
    { limit: 50 },
  );
  // A half hour may turn while the test runs; then each of two halves counts once.
  const halfHours = new Set(items.map(({ at }) => Math.floor(at.getTime() / 1_800_000))).size;
  expect(items.length).toBeLessThanOrEqual(4 * halfHours);
  expect(items.length).toBeGreaterThanOrEqual(4);
  expect(items.every(({ partnerId }) => partnerId === world.northlight.id)).toBe(true);
});

it('has nothing to send before the last byte, and none of another company’s', async () => {
  const { creatives } = await draftWith(dana, world.holiday, [aFile()]);
  expect((await fetchAs(dana, `/api/creatives/${creatives[0]!.id}/media`)).status).toBe(404);
  const mateo = await world.signIn(world.mateo);
  const id = await stored();
  expect((await fetchAs(mateo, `/api/creatives/${id}/media`)).status).toBe(404);
  expect((await fetchAs(mateo, `/api/creatives/${id}/poster`)).status).toBe(404);
});

it('shows the picture once there is one', async () => {
  const id = await stored();
  const path = `/api/creatives/${id}/poster`;
  expect((await fetchAs(dana, path)).status).toBe(404);
  await api.storage.put(posterKey(id, 'webp'), Buffer.from('a picture'));
  await decide(api.connection, world, id, { hasPoster: true });
  const response = await fetchAs(dana, path);
  expect(response.headers.get('content-type')).toBe('image/webp');
  expect(String(await body(response))).toBe('a picture');
  const auditor = await world.signIn(world.auditor);
  expect((await fetchAs(auditor, path)).status).toBe(200);
});
