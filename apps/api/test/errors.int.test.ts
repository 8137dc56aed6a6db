import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import { send, type Client, type Refusal } from './support/client.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

it('answers an unknown path like any other thing that is not there', async () => {
  expect(await dana.get('/api/nothing')).toMatchObject({
    status: 404,
    body: { code: 'NOT_FOUND', message: 'There is nothing here, or it is not yours to see.' },
  });
});

it('keeps the caller’s request id, and makes one where there is none that it can use', async () => {
  const own = await dana.get('/api/nothing', { 'x-request-id': '7K4M-9QXR-01JD-4C7Q' });
  expect(own.body.requestId).toBe('7K4M-9QXR-01JD-4C7Q');
  expect(own.headers.get('x-request-id')).toBe('7K4M-9QXR-01JD-4C7Q');
  const made = await dana.get('/api/nothing', { 'x-request-id': 'no <id>' });
  expect(made.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

it('says that a body cannot be read, without a word of how it tried', async () => {
  const response = await fetch(`${api.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email": ',
  });
  expect(response.status).toBe(400);
  const body = (await response.json()) as Refusal;
  expect(body.code).toBe('VALIDATION_FAILED');
  expect(body.message).toBe('This request could not be read.');
});

it('reveals nothing but a request id of what it did not expect', async () => {
  const sessions = api.connection.collection('sessions');
  const broken = await world.signIn(world.priya);
  // A stored session that our code never writes: reading it must fail somewhere inside.
  await sessions.updateMany({ userId: world.priya.id }, { $unset: { lastSeenAt: '' } });
  const answer = await broken.get('/api/session');
  expect(answer.status).toBe(500);
  expect(Object.keys(answer.body).sort()).toEqual(['code', 'message', 'requestId']);
  expect(answer.body.code).toBe('INTERNAL_ERROR');
  expect(JSON.stringify(answer.body)).not.toMatch(/undefined|getTime|TypeError/);
});

it('takes no operators in the place of values', async () => {
  const operators = await send<Refusal>(
    `${api.url}/api/session`,
    'POST',
    { email: { $gt: '' }, password: { $gt: '' } },
    {},
  );
  expect(operators.status).toBe(400);
  expect((await dana.get('/api/creatives?state[$ne]=tagged')).status).toBe(200);
  expect((await dana.get('/api/history?subjectId[$gt]=')).status).toBe(200);
  expect((await dana.get('/api/history?subjectId=a&subjectId=b')).status).toBe(400);
});

it('describes itself, contracts included', async () => {
  const { body } = await dana.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  const edit = JSON.stringify(body.paths['/api/creatives/{id}']!['patch']);
  expect(edit).toContain('"fileName"');
  expect(edit).toContain('"programId"');
  const list = JSON.stringify(body.paths['/api/creatives']!['get']);
  for (const parameter of ['from', 'timeZone', 'cursor', 'state'])
    expect(list).toContain(`"name":"${parameter}"`);
  expect(list).toContain('"nextCursor"');
  const docs = await fetch(`${api.url}/api/docs`);
  expect(docs.status).toBe(200);
  expect(await docs.text()).toContain('swagger-ui');
});

it('sends the headers that keep a browser from harm', async () => {
  const { headers } = await dana.get('/api/session');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.has('x-powered-by')).toBe(false);
});
