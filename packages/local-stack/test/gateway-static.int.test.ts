import { expect, it } from 'vitest';
import { call, gatewayBefore } from './gateway-fixture.js';

it('answers the index page on the paths of the dashboard, never cached unchecked', async () => {
  const port = await gatewayBefore();
  for (const path of ['/', '/tag-creatives', '/apis', '/filesystem']) {
    const { answer, body } = await call({ port, path });
    expect([path, answer.statusCode, body]).toEqual([path, 200, '<title>SmartTag</title>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

it('lets browsers keep hashed files for ever', async () => {
  const { answer } = await call({ port: await gatewayBefore(), path: '/assets/app-1a2b3c.js' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toContain('immutable');
});

it('answers 404 on a file of an earlier build, not the index page', async () => {
  const { answer } = await call({ port: await gatewayBefore(), path: '/assets/app-0ld.js' });
  expect(answer.statusCode).toBe(404);
});

it('answers 405 on a write outside the apps', async () => {
  const { answer } = await call({ port: await gatewayBefore(), path: '/', method: 'POST' });
  expect(answer.statusCode).toBe(405);
});

it.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '//secret.txt',
  '/%00',
  '/%',
])('serves nothing outside its folder: %s', async (path) => {
  const { answer, body } = await call({ port: await gatewayBefore(), path });
  expect(body).not.toContain('secret');
  expect(answer.statusCode).toBeLessThan(500);
});
