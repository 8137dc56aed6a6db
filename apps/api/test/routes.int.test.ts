import { Readable } from 'node:stream';
import { systemScope, type TaggingRecord } from '@smarttag/domain';
import { DisputesRepository } from '@smarttag/domain/mongoose';
import { aCause, aDispute } from '@smarttag/domain/testing';
import { originalKey, posterKey, spriteKey } from '@smarttag/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { Client, type Answer, type Refusal } from './support/client.js';
import { EventStream } from './support/event-stream.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { routesOf, type Route } from './support/route-table.js';
import { decide, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

/** For everybody, signed in or not. */
const PUBLIC = [
  'POST /api/session',
  'POST /api/invitations/open',
  'POST /api/invitations/accept',
  'GET /health',
  'GET /metrics',
];
/** The platform's own rooms: a partner finds nothing there, whatever it asks. */
const isPlatforms = ({ path }: Route) => path.startsWith('/api/admin/');
const isPublic = ({ name, path }: Route) => PUBLIC.includes(name) || /^\/api\/(docs|openapi)/.test(path);
/** What people of any role may write: their own. */
const OWN = [
  'DELETE /api/session',
  'PATCH /api/account',
  'DELETE /api/account/sessions/:id',
  'POST /api/exports',
  'POST /api/saved-views',
  'PATCH /api/saved-views/:id',
  'DELETE /api/saved-views/:id',
];
/** For the one person alone who asked for it, whatever the scope of others. */
const FOR_ITS_MAKER = 'GET /api/exports/:id/file';
/** Says to everybody whether bytes are registered; what more it says is tested with the tags. */
const ASKED_ACROSS = 'GET /api/tags/:tagId';

let api: TestApi;
let world: World;
let routes: Route[];
let clients: Record<'dana' | 'mateo' | 'admin' | 'auditor' | 'nobody', Client>;
/** Dana's things: what no other company may see or change. */
let mine: { draftId: string; record: TaggingRecord; sessionId: string };
let parameters: Record<string, string>;
beforeAll(async () => {
  api = await startApi({ EVENTS_HEARTBEAT_MS: '200' });
  world = await makeWorld(api);
  const { dana, mateo, admin, auditor } = world;
  const signedIn = await Promise.all([dana, mateo, admin, auditor].map(world.signIn));
  clients = {
    dana: signedIn[0]!,
    mateo: signedIn[1]!,
    admin: signedIn[2]!,
    auditor: signedIn[3]!,
    nobody: Client.signedOut(api.url),
  };
  routes = routesOf(api.app).filter((route) => !isPublic(route));
  await makeDanasThings();
});

const makeDanasThings = async () => {
  const { dana } = clients;
  await dana.post('/api/business-centers', { businessCenterId: JUNIPER, name: 'Juniper Coffee' });
  const batch = await draftWith(dana, world.holiday, [aFile({ fileName: 'secret_campaign.mp4' })]);
  await dana.post(`/api/submissions/${batch.id}/submit`);
  const record = await decide(api.connection, world, batch.creatives[0]!.id, { hasPoster: true });
  await api.storage.append(originalKey(record.creativeId), 0, Readable.from([Buffer.alloc(1_000)]));
  await api.storage.put(posterKey(record.creativeId), Buffer.from('picture'));
  await api.storage.put(spriteKey(record.creativeId), Buffer.from('frames'));
  const draft = await draftWith(dana, world.holiday, [aFile({ fileName: 'secret_draft.mp4' })]);
  const { body } = await dana.get<{ items: { id: string }[] }>('/api/account/sessions');
  const exported = await dana.post<{ id: string }>('/api/exports', { list: 'activity', filters: {} });
  const saved = await dana.post<{ id: string }>('/api/saved-views', {
    list: 'creatives',
    name: 'secret_view',
    query: '',
    audience: 'company',
  });
  const dispute = aDispute({ partnerId: world.northlight.id, openedBy: world.dana.id });
  await new DisputesRepository(api.connection).insert(systemScope(), aCause(), dispute);
  mine = { draftId: draft.id, record, sessionId: body.items[0]!.id };
  // By the segment before it and its name; a new parameter needs a thing of Dana's to stand for it.
  parameters = {
    'submissions/:id': draft.id,
    'creatives/:creativeId': draft.creatives[0]!.id,
    'creatives/:id': record.creativeId,
    'tagging-history/:creativeId': record.creativeId,
    'tags/:tagId': record.tagId!,
    'sessions/:id': mine.sessionId,
    'exports/:id': exported.body.id,
    'saved-views/:id': saved.body.id,
    'disputes/:id': dispute.id,
    'programs/:id': world.holiday.id,
    'partners/:id': world.northlight.id,
    'users/:id': world.dana.id,
    'sessions/:sessionId': mine.sessionId,
    'business-centers/:businessCenterId': JUNIPER,
    'partners/:partnerId': world.northlight.id,
  };
  await relay(api.connection);
};

/** Bodies that would be right, so that nothing but the scope can refuse them. */
const bodyOf = ({ name }: Route): unknown =>
  ({
    'POST /api/submissions': {},
    'PATCH /api/submissions/:id': { programId: world.holiday.id },
    'POST /api/submissions/:id/creatives': { files: [aFile()] },
    'PATCH /api/creatives/:id': { fileName: 'taken_over.mp4', version: 0 },
    'POST /api/creatives/:id/revert': { eventId: `${mine.record.creativeId}.1` },
    'POST /api/creatives/bulk': {
      items: [{ id: mine.record.creativeId, fileName: 'taken_over.mp4', version: 0 }],
    },
    'POST /api/creatives/revert': { eventIds: [`${mine.record.creativeId}.1`] },
    'POST /api/business-centers': { businessCenterId: JUNIPER },
    'POST /api/saved-views': { list: 'creatives', name: 'mine', query: '' },
    'PATCH /api/saved-views/:id': { name: 'taken_over' },
    'POST /api/creatives/:id/dispute': { why: 'secret_reason' },
    'POST /api/exports': { list: 'creatives', filters: {} },
    'PATCH /api/account': { timeZone: 'Asia/Tokyo' },
    'POST /api/admin/programs': { name: 'Taken over', openTo: ['marketing_partner'] },
    'PATCH /api/admin/programs/:id': { name: 'Taken over', version: 0 },
    'POST /api/admin/partners': { name: 'Taken over', kind: 'marketing_partner', quotaBytes: 1 },
    'PATCH /api/admin/partners/:id': { name: 'Taken over', version: 0 },
    'POST /api/admin/users': { email: 'taken@over.example', role: 'admin' },
    'PATCH /api/admin/users/:id': { role: 'admin', version: 0 },
    'POST /api/admin/business-centers/:businessCenterId/note': { note: 'Taken over' },
    'POST /api/admin/disputes/:id/answer': { verdict: 'upheld', answer: 'Taken over' },
    'PATCH /api/admin/settings': { contact: { name: 'Taken', email: 'taken@over.example' }, version: 0 },
  })[name];

const filled = ({ path }: Route): string => {
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      if (!segment.startsWith(':')) return segment;
      const value = parameters[`${segments[index - 1]}/${segment}`];
      if (value === undefined) throw new Error(`${path} needs a thing of Dana’s for ${segment}`);
      return value;
    })
    .join('/');
};
const queryOf = ({ path }: Route): string =>
  path === '/api/tags' ? `?sha256=${mine.record.sha256}` : `?partnerId=${world.northlight.id}&limit=200`;

const ask = async (client: Client, route: Route): Promise<Answer<Refusal>> => {
  if (route.path === '/api/events') return readEvents(client);
  const body = bodyOf(route);
  const answer = await client.request(
    route.method,
    filled(route) + (route.method === 'GET' ? queryOf(route) : ''),
    body,
  );
  return answer;
};
/** Everything there is for this client, from the first event on. */
const readEvents = async (client: Client): Promise<Answer<Refusal>> => {
  if (!client.session) return client.get('/api/events');
  const stream = await EventStream.open(api, client, { after: 0 });
  const events = await stream.untilHeartbeat();
  stream.close();
  const { status, headers } = stream.response;
  return { status, headers, body: events as unknown as Refusal };
};

/** A refusal repeats the id that Mateo himself had typed, and says nothing of what is behind it. */
const withoutOwnRefusals = (body: unknown): unknown => {
  const { items = body } = body as { items?: unknown };
  if (!Array.isArray(items)) return body;
  return items.filter(({ action }: { action?: string }) => action !== 'access.refused');
};

const hasParameter = ({ path }: Route) => path.includes(':');
const isWrite = ({ method }: Route) => method !== 'GET';
/** What Dana's things look like to her: unchanged by what others try. */
const danasThings = async () => [
  (await clients.dana.get(`/api/submissions/${mine.draftId}`)).body,
  (await clients.dana.get(`/api/creatives/${mine.record.creativeId}`)).body,
  (await clients.dana.get(`/api/tagging-history/${mine.record.creativeId}`)).body,
];
/** What runs the platform, as its admin sees it. */
const platformsThings = async () => {
  const rooms = ['programs', 'partners', 'users', 'business-centers', 'settings'];
  return Promise.all(rooms.map(async (room) => (await clients.admin.get(`/api/admin/${room}`)).body));
};

describe('every route of the table', () => {
  it('is known here: there are some, and each parameter has a thing to stand for it', () => {
    expect(routes.length).toBeGreaterThan(25);
    for (const route of routes) expect(() => filled(route)).not.toThrow();
  });

  it('answers its owner when it reads, so that a refusal of others means something', async () => {
    for (const route of routes.filter((one) => !isWrite(one) && !isPlatforms(one)))
      expect([route.name, (await ask(clients.dana, route)).status]).toEqual([route.name, 200]);
  });

  it('knows nobody who is not signed in', async () => {
    for (const route of routes) {
      const { status, body } = await ask(clients.nobody, route);
      expect([route.name, status, body.code]).toEqual([route.name, 401, 'NOT_SIGNED_IN']);
    }
  });

  it('takes no write without the session’s token', async () => {
    for (const route of routes.filter(isWrite)) {
      const headers = { 'x-csrf-token': '' };
      const { status, body } = await clients.dana.request(
        route.method,
        filled(route),
        bodyOf(route),
        headers,
      );
      expect([route.name, status, body.code]).toEqual([route.name, 403, 'CSRF_TOKEN_WRONG']);
    }
  });

  it('answers another company about a thing of this one as if it did not exist', async () => {
    const before = await danasThings();
    for (const route of routes.filter(hasParameter)) {
      if (route.name === ASKED_ACROSS) continue;
      const { status, body } = await ask(clients.mateo, route);
      expect([route.name, status, body.code]).toEqual([route.name, 404, 'NOT_FOUND']);
      expect(body.message).toBe('There is nothing here, or it is not yours to see.');
    }
    expect(await danasThings()).toEqual(before);
    expect((await clients.dana.get('/api/session')).status).toBe(200);
  });

  it('finds nothing in the platform’s own rooms, whichever company asks', async () => {
    const before = await platformsThings();
    for (const route of routes.filter(isPlatforms))
      for (const client of [clients.dana, clients.mateo]) {
        const { status, body } = await ask(client, route);
        expect([route.name, status, body.code]).toEqual([route.name, 404, 'NOT_FOUND']);
      }
    expect(await platformsThings()).toEqual(before);
  });

  it('holds nothing of this company in what another reads', async () => {
    await relay(api.connection);
    const { northlight, dana } = world;
    const secrets = [
      mine.record.creativeId,

      northlight.id,
      dana.id,
      dana.email,
      'Northlight',
      'Dana',
      'secret_',
      'Juniper',
      mine.draftId,
    ];
    for (const route of routes.filter((one) => !isWrite(one) && !isPlatforms(one))) {
      if (hasParameter(route) && route.name !== ASKED_ACROSS) continue;
      const { status, body } = await ask(clients.mateo, route);
      expect([route.name, status]).toEqual([route.name, 200]);
      const text = JSON.stringify(withoutOwnRefusals(body));
      for (const secret of secrets) expect([route.name, text.includes(secret)]).toEqual([route.name, false]);
    }
  });

  it('shows the platform’s auditor what it shows the admin', async () => {
    for (const route of routes.filter((one) => !isWrite(one) && one.path !== '/api/session')) {
      if (route.name === FOR_ITS_MAKER) continue;
      const answer = await ask(clients.auditor, route);
      const asked = route.name === 'GET /api/account/sessions' ? 'own' : 'all';
      expect([route.name, asked, answer.status]).toEqual([route.name, asked, 200]);
    }
    for (const path of [
      '/api/creatives',
      '/api/tagging-history',
      '/api/submissions',
      '/api/history',
      '/api/events',
    ]) {
      const route = routes.find((one) => one.path === path && one.method === 'GET')!;
      const text = JSON.stringify((await ask(clients.auditor, route)).body);
      expect([path, text.includes(world.northlight.id)]).toEqual([path, true]);
    }
  });

  it('lets an auditor write nothing but what is their own', async () => {
    const before = [await danasThings(), await platformsThings()];
    for (const route of routes.filter(isWrite)) {
      const client = OWN.includes(route.name) ? await world.signIn(world.auditor) : clients.auditor;
      const { status, body } = await ask(client, route);
      if (!OWN.includes(route.name))
        expect([route.name, status, body.code]).toEqual([route.name, 403, 'NOT_ALLOWED']);
      else if (hasParameter(route)) expect([route.name, status]).toEqual([route.name, 404]);
      else expect([route.name, status < 300]).toEqual([route.name, true]);
    }
    expect([await danasThings(), await platformsThings()]).toEqual(before);
  });
});
