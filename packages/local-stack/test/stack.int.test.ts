import { MongoClient } from 'mongodb';
import { startStack, type Stack } from '@smarttag/local-stack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testMongoUrl, testRedisUrl } from '../src/testing/index.js';

const env = { MONGO_URL: testMongoUrl(), REDIS_URL: testRedisUrl() };
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ env });
});
afterAll(() => stack.stop());

it('uses the databases it is given, and puts no demo data there unasked', async () => {
  expect(stack).toMatchObject({ mongoUrl: env.MONGO_URL, redisUrl: env.REDIS_URL, seeded: false });
  const client = await MongoClient.connect(env.MONGO_URL);
  expect(await client.db().collection('users').countDocuments()).toBe(0);
  await client.close();
});

it('restarts an app on request behind the same address', async () => {
  await stack.app('api').restart();
  expect((await fetch(`${stack.url}/api/session`)).status).toBe(401);
});

it('keeps an app down until it is let back', async () => {
  const comeBack = await stack.app('api').hold();
  expect((await fetch(`${stack.url}/api/session`)).status).toBe(502);
  await comeBack();
  expect((await fetch(`${stack.url}/api/session`)).status).toBe(401);
});
