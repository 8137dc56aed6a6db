import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { call, gatewayBefore, open, text } from './gateway-fixture.js';

/** Promises of the app's side, so that a test can go back and forth between the two ends. */
function observedApp() {
  let arrived: (both: [IncomingMessage, ServerResponse]) => void;
  const request = new Promise<[IncomingMessage, ServerResponse]>((resolve) => (arrived = resolve));
  return { request, app: (req: IncomingMessage, res: ServerResponse) => arrived([req, res]) };
}

it('passes each event on while the stream stays open', async () => {
  const { request, app } = observedApp();
  const client = open({ port: await gatewayBefore(app), path: '/api/events' }).end();
  const [, res] = await request;
  res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  for (const event of ['data: one\n\n', 'data: two\n\n']) {
    res.write(event);
    expect(String((await once(answer, 'data'))[0])).toBe(event);
  }
  client.destroy();
});

it('passes upload bytes on while the upload goes on', async () => {
  const { request, app } = observedApp();
  const path = '/files/1';
  const client = open({
    port: await gatewayBefore(app),
    path,
    method: 'PATCH',
    headers: { 'content-length': '6' },
  });
  client.write('one');
  const [req, res] = await request;
  expect(String((await once(req, 'data'))[0])).toBe('one');
  client.end('two');
  expect(String((await once(req, 'data'))[0])).toBe('two');
  res.writeHead(204, { 'upload-offset': '6' }).end();
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  expect(answer.headers['upload-offset']).toBe('6');
});

it('passes a body of unknown length on', async () => {
  const { request, app } = observedApp();
  const client = open({
    port: await gatewayBefore(app),
    path: '/api/x',
    method: 'DELETE',
    headers: { 'transfer-encoding': 'chunked' },
  });
  client.end('body');
  const [req, res] = await request;
  res.end(await text(req));
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  expect(await text(answer)).toBe('body');
});

it('ends the request to the app when the client goes away in an upload', async () => {
  const { request, app } = observedApp();
  const client = open({
    port: await gatewayBefore(app),
    path: '/files/1',
    method: 'PATCH',
    headers: { 'content-length': '6' },
  });
  client.on('error', () => undefined);
  client.write('one');
  const [req] = await request;
  req.on('error', () => undefined).resume();
  const closed = new Promise((resolve) => req.once('close', resolve));
  client.destroy();
  await closed;
  expect(req.complete).toBe(false);
});

it('ends the answer of the app when the client goes away in a download', async () => {
  const { request, app } = observedApp();
  const client = open({ port: await gatewayBefore(app), path: '/api/events' }).end();
  const [, res] = await request;
  res.writeHead(200).flushHeaders();
  await once(client, 'response');
  const closed = once(res, 'close');
  client.destroy();
  await closed;
  expect(res.writableFinished).toBe(false);
});

it('breaks the answer off when the app breaks it off', async () => {
  const { request, app } = observedApp();
  const client = open({ port: await gatewayBefore(app), path: '/api/creatives/1/media' }).end();
  const [, res] = await request;
  res.writeHead(200, { 'content-length': '1000' });
  res.write('some of it');
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  await once(answer, 'data');
  const failed = once(answer, 'error');
  res.destroy();
  const [error] = await failed;
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

it('says so when the app breaks off in an upload', async () => {
  const { request, app } = observedApp();
  const client = open({
    port: await gatewayBefore(app),
    path: '/files/1',
    method: 'PATCH',
    headers: { 'content-length': '6' },
  });
  client.write('one');
  const [req] = await request;
  req.on('error', () => undefined).destroy();
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(502);
  client.destroy();
});

it('answers 502 with a request id when the app is down', async () => {
  const { answer, body } = await call({
    port: await gatewayBefore(),
    path: '/api/session',
    headers: { 'x-request-id': 'mine' },
  });
  expect(answer.statusCode).toBe(502);
  expect(JSON.parse(body)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', requestId: 'mine' });
});

it('delivers an answer that comes before the whole body was sent', async () => {
  const { request, app } = observedApp();
  const client = open({
    port: await gatewayBefore(app),
    path: '/files/1',
    method: 'PATCH',
    headers: { 'content-length': '1000000' },
  });
  client.on('error', () => undefined);
  client.write('the first of many bytes');
  const [, res] = await request;
  res.writeHead(409).end('conflict');
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await text(answer)]).toEqual([409, 'conflict']);
  client.destroy();
});

it('keeps what belongs to one connection from the other, and says itself who asked', async () => {
  const { request, app } = observedApp();
  const headers = {
    connection: 'close, x-hop',
    'x-hop': '1',
    te: 'trailers',
    'x-forwarded-for': '10.0.0.1',
    'x-kept': '1',
  };
  const port = await gatewayBefore(app);
  const client = open({ port, path: '/api/session?a=b', headers }).end();
  const [req, res] = await request;
  expect(req.url).toBe('/api/session?a=b');
  expect(req.headers).toMatchObject({
    'x-kept': '1',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': `127.0.0.1:${port}`,
    'x-forwarded-proto': 'http',
  });
  expect(req.headers).not.toHaveProperty('x-hop');
  expect(req.headers).not.toHaveProperty('te');
  res.setHeader('set-cookie', ['a=1', 'b=2']).end();
  const [answer] = (await once(client, 'response')) as [IncomingMessage];
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
});
