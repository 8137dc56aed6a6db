import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { Client, type Answer, type Refusal } from './support/client.js';
import { bodyOf, filled, makeDanasThings, queryOf, type DanasThings } from './support/danas-things.js';
import { EventStream } from './support/event-stream.js';
import {
  ASKED_ACROSS,
  FOR_ITS_MAKER,
  OWN,
  hasParameter,
  isPlatforms,
  isPublic,
  isWrite,
  routesOf,
  type Route,
} from './support/route-table.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let routes: Route[];
let clients: Record<'dana' | 'mateo' | 'admin' | 'auditor' | 'nobody', Client>;
let mine: DanasThings;
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
  mine = await makeDanasThings(api, world, clients.dana);
});

const ask = async (client: Client, route: Route): Promise<Answer<Refusal>> => {
  if (route.path === '/api/events') return readEvents(client);
  const body = bodyOf(route, mine, world);
  const answer = await client.request(
    route.method,
    filled(route, mine) + (route.method === 'GET' ? queryOf(route, mine, world) : ''),
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
    for (const route of routes) expect(() => filled(route, mine)).not.toThrow();
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
        filled(route, mine),
        bodyOf(route, mine, world),
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
