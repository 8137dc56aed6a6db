import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { NUDGES, systemScope, type HistoryEvent } from '@smarttag/domain';
import { HistoryRepository, SessionsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { aCause } from '@smarttag/domain/testing';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { EventStream } from './support/event-stream.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let history: HistoryRepository;
beforeAll(async () => {
  api = await startApi({ EVENTS_HEARTBEAT_MS: '300', EVENTS_POLL_MS: '50', EVENTS_PER_SESSION: '3' });
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
  history = new HistoryRepository(api.connection);
});

const append = async (partnerId: string, count = 1, over: Partial<HistoryEvent> = {}): Promise<string[]> => {
  const events = Array.from({ length: count }, (): HistoryEvent => {
    const subject = { type: 'creative' as const, id: uuid() };
    return { ...aCause(), id: uuid(), action: 'creative.tagged', subject, partnerId, ...over };
  });
  await history.append(systemScope(), events);
  return events.map(({ id }) => id);
};
const open = async (client: Client, from?: { after?: number; lastEventId?: string }, at: TestApi = api) => {
  const stream = await EventStream.open(at, client, from);
  onTestFinished(() => stream.close());
  return stream;
};
const take = async (stream: EventStream, count: number) => {
  const events = [];
  while (events.length < count) events.push((await stream.next())!);
  return events;
};

describe('live events', () => {
  it('are an event stream that nothing in between holds back', async () => {
    const { response } = await open(dana);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toContain('no-transform');
  });

  it('tell what happens from now on, in order, of one’s own company only', async () => {
    await append(world.northlight.id);
    const before = await history.lastSeq();
    const stream = await open(dana);
    expect(await stream.block()).toMatchObject({ id: String(before) });
    const others = await append(world.harbor.id, 3);
    const own = await append(world.northlight.id, 3);
    const events = await take(stream, 3);
    expect(events.map(({ id }) => id)).toEqual(own);
    expect(events.map(({ seq }) => seq)).toEqual([before + 4, before + 5, before + 6]);
    expect(others).toHaveLength(3);
  });

  it('tell the platform’s staff of all companies', async () => {
    const stream = await open(await world.signIn(world.auditor));
    const ids = [...(await append(world.harbor.id)), ...(await append(world.northlight.id))];
    expect((await take(stream, 2)).map(({ id }) => id)).toEqual(ids);
  });

  it('come at once with a nudge, which only hurries', async () => {
    const slow = await startApi({ EVENTS_POLL_MS: '3600000' });
    const people = await makeWorld(slow);
    const stream = await open(await people.signIn(people.dana), {}, slow);
    await stream.block();
    const events = new HistoryRepository(slow.connection);
    const event: HistoryEvent = {
      ...aCause(),
      id: uuid(),
      action: 'creative.tagged',
      subject: { type: 'creative', id: uuid() },
      partnerId: people.northlight.id,
    };
    await events.append(systemScope(), [event]);
    slow.app.get(Nudges).nudge(NUDGES.history);
    expect(await stream.next()).toMatchObject({ id: event.id });
  });

  it('resume without a gap and without a repeat', async () => {
    const from = await history.lastSeq();
    const ids = await append(world.northlight.id, 5);
    const first = await open(dana, { after: from });
    const seen = await take(first, 2);
    first.close();
    ids.push(...(await append(world.northlight.id, 500)));
    // The header is what a browser adds by itself; it knows more than the address it repeats.
    const second = await open(dana, { after: from, lastEventId: String(seen[1]!.seq) });
    const rest = await take(second, 503);
    expect([...seen, ...rest].map(({ id }) => id)).toEqual(ids);
  });

  it.each(['nonsense', '-1', '99999999', ''])('begin at the end for the position %j', async (lastEventId) => {
    await append(world.northlight.id);
    const stream = await open(dana, { lastEventId });
    expect(await stream.block()).toMatchObject({ id: String(await history.lastSeq()) });
    const [id] = await append(world.northlight.id);
    expect(await stream.next()).toMatchObject({ id });
  });

  it('are alive in silence, and know how far they have looked', async () => {
    const stream = await open(dana);
    await stream.block();
    await append(world.harbor.id, 2);
    const end = await history.lastSeq();
    let heartbeat = await stream.block();
    while (heartbeat?.id !== String(end)) heartbeat = await stream.block();
    expect(heartbeat).toMatchObject({ comment: 'still here' });
  });

  it('show a partner the platform’s staff as one, its own people by id', async () => {
    const from = await history.lastSeq();
    await append(world.northlight.id, 1, { actorId: world.admin.id });
    await append(world.northlight.id, 1, { actorId: world.priya.id });
    await append(world.northlight.id, 1, { actorId: 'system' });
    const events = await take(await open(dana, { after: from }), 3);
    expect(events.map(({ actorId }) => actorId)).toEqual(['platform', world.priya.id, 'system']);
    expect(events[0]).not.toHaveProperty('actorName');
  });
});

describe('a stream ends', () => {
  it('when its session is signed out', async () => {
    const client = await world.signIn(world.priya);
    const stream = await open(client);
    await stream.block();
    await client.delete('/api/session');
    await relay(api.connection);
    for (let event = await stream.next(); event; event = await stream.next())
      expect(event.partnerId).toBe(world.northlight.id);
  });

  it('when its session is gone without a word', async () => {
    const client = await world.signIn(world.priya);
    const stream = await open(client);
    await new SessionsRepository(api.connection).removeAllOf(world.priya.id);
    while (await stream.next());
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it.each([
    ['users', () => world.mateo.id, { status: 'deactivated' }, { status: 'active' }],
    ['partners', () => world.harbor.id, { status: 'suspended' }, { status: 'active' }],
    ['users', () => world.mateo.id, { role: 'admin' }, { role: 'partner' }],
  ] as const)('when what its session stands on changes in %s', async (collection, id, change, back) => {
    const stream = await open(await world.signIn(world.mateo));
    const filter = { _id: id() as never };
    await api.connection.collection(collection).updateOne(filter, { $set: change });
    while (await stream.next());
    await api.connection.collection(collection).updateOne(filter, { $set: back });
  });

  it('when the api stops, which waits for no reader', async () => {
    const ending = await startApi();
    const people = await makeWorld(ending);
    const stream = await open(await people.signIn(people.dana), {}, ending);
    await stream.block();
    await ending.app.close();
    expect(await stream.next()).toBeUndefined();
  });
});

it('are held open only so many times by one session; a closed one makes room', async () => {
  const client = await world.signIn(world.dana);
  const streams = [await open(client), await open(client), await open(client)];
  expect(await client.get('/api/events')).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
  expect((await open(await world.signIn(world.dana))).response.status).toBe(200);
  streams[0]!.close();
  await expect.poll(async () => (await open(client)).response.status).toBe(200);
});

it('wait for a reader that does not read, and then go on without a gap', async () => {
  const from = await history.lastSeq();
  // More than the buffers of both ends hold.
  const after = { note: 'x'.repeat(20_000) };
  const count = 600;
  const request = get(`${api.url}/api/events?after=${from}`, {
    headers: { cookie: dana.headers['cookie']! },
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.pause();
  for (let batch = 0; batch < 6; batch += 1) await append(world.northlight.id, count / 6, { after });
  const end = await history.lastSeq();
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    text += chunk;
    if (text.includes(`"seq":${end},`) && text.endsWith('\n\n')) break;
  }
  const seqs = [...text.matchAll(/^data: \{.*?"seq":(\d+),/gm)].map((match) => Number(match[1]));
  expect(seqs).toEqual(Array.from({ length: count }, (_, index) => from + 1 + index));
});
