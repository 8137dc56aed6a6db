import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeClip } from '@smarttag/media/testing';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { enqueue, makeAgency, readyFile } from './fixture/agency.js';
import { freePort } from './fixture/free-port.js';
import { whenOneLeft } from './fixture/outcomes.js';
import { startWorker } from './fixture/workers.js';
import { eventually, makeWorld } from './fixture/world.js';

/** A Redis of the test's own, which it may take away. */
const ownRedis = async () => {
  const port = await freePort();
  const start = () => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    return spawn('redis-server', options, { stdio: 'ignore' });
  };
  let server = start();
  const stop = async () => {
    const ended = once(server, 'exit');
    if (!server.kill('SIGKILL')) return;
    await ended;
  };
  const url = `redis://127.0.0.1:${port}/0`;
  onTestFinished(stop);
  return { url, stop, start: () => (server = start()) };
};

it('Redis goes and comes back empty: what is ready meanwhile is tagged', async () => {
  const redis = await ownRedis();
  const world = await makeWorld({ redisUrl: redis.url });
  const agency = await makeAgency(world);
  const { app } = await startWorker(world);
  const first = await readyFile(world, agency, { path: await makeClip({ seed: 61 }) });
  await enqueue(world, first.id);
  expect((await whenOneLeft(world, first.id)).state).toBe('tagged');

  await redis.stop();
  const second = await readyFile(world, agency, { path: await makeClip({ seed: 62 }) });
  // History does not need Redis: the relay polls.
  await eventually(async () =>
    expect(await world.connection.collection('history').countDocuments({ 'subject.id': second.id })).toBe(3),
  );
  redis.start();
  expect((await whenOneLeft(world, second.id)).state).toBe('tagged');
  await app.close();
});

it('starts while Redis is away, and works once it is there', async () => {
  const redis = await ownRedis();
  await redis.stop();
  const world = await makeWorld({ redisUrl: redis.url });
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 63 }) });
  await startWorker(world);
  redis.start();
  expect((await whenOneLeft(world, id)).state).toBe('tagged');
});

it('stops while Redis is away', async () => {
  const redis = await ownRedis();
  const world = await makeWorld({ redisUrl: redis.url });
  const { close } = await startWorker(world);
  const client = new Redis(redis.url);
  await client.ping();
  client.disconnect();
  await redis.stop();
  await close();
});
