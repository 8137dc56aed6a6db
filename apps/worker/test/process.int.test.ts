import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeClip } from '@smarttag/media/testing';
import { expect, it } from 'vitest';
import { SYSTEM, enqueue, makeAgency, readyFile } from './fixture/agency.js';
import { NEVER } from './fixture/environment.js';
import { freePort } from './fixture/free-port.js';
import { whenOneLeft } from './fixture/outcomes.js';
import { spawnWorker, startWorker, type WorkerProcess } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

const logged = (worker: WorkerProcess, text: string) =>
  eventually(() => expect(worker.lines.some((line) => line.includes(text))).toBe(true));

/** An ffprobe that never answers: its job is under way for as long as a test wants. */
const endlessTool = async (world: World) => {
  const path = join(world.environment.STORAGE_DIR!, 'endless');
  await writeFile(path, '#!/bin/sh\nwhile :; do sleep 1; done\n', { mode: 0o755 });
  return path;
};

it('offers health and metrics, and nothing else', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 72 }) });
  const port = await freePort();
  spawnWorker(world, { over: { PORT: String(port) } });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => expect((await fetch(`${url}/health`)).status).toBe(200));
  expect((await whenOneLeft(world, id)).state).toBe('tagged');

  await eventually(async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^smarttag_tagging_outcomes_total\{.*outcome="tagged".*\} 1$/m);
    expect(metrics).toMatch(/^smarttag_time_to_tag_seconds_count\{.*outcome="tagged".*\} 1$/m);
    expect(metrics).toMatch(/^smarttag_tagging_jobs\{.*state="waiting".*\} 0$/m);
    expect(metrics).toMatch(/^smarttag_relay_lag_seconds\{.*\} \d/m);
    expect(metrics).toMatch(/^smarttag_relay_events_total\{.*\} 7$/m);
  });
  expect((await fetch(`${url}/api/creatives`)).status).toBe(404);
});

it('asked to stop amid a job, it lets the job go and ends; another worker takes it up', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const { id } = await readyFile(world, agency, { path: await makeClip({ seed: 71 }) });
  await enqueue(world, id);
  const over = { LOG_LEVEL: 'debug', SWEEP_TAGGING_MS: NEVER, FFPROBE: await endlessTool(world) };
  const worker = spawnWorker(world, { over });
  await logged(worker, '"step":"hashed"');
  worker.kill('SIGTERM');
  expect(await worker.ended).toBe('SIGTERM');
  expect((await world.creatives.findById(SYSTEM, id))?.state).toBe('tagging');
  expect(await world.tags.findByCreativeId(SYSTEM, id)).toBeUndefined();

  await startWorker(world, { SWEEP_TAGGING_MS: NEVER });
  expect(await whenOneLeft(world, id)).toMatchObject({ state: 'tagged', attempts: 2 });
});

it('ends when the process that started it is gone', async () => {
  const world = await makeWorld();
  const worker = spawnWorker(world, { over: { LOG_LEVEL: 'info' } });
  await logged(worker, 'Relays history');
  worker.child.disconnect();
  expect(await worker.ended).toBe('SIGTERM');
});

it('logs carry the creative and the request that declared it', async () => {
  const world = await makeWorld();
  const agency = await makeAgency(world);
  const { id, requestId } = await readyFile(world, agency, { path: await makeClip({ seed: 73 }) });
  const worker = spawnWorker(world, { over: { LOG_LEVEL: 'info' } });
  await enqueue(world, id);
  await logged(worker, 'Decided');
  const line = worker.lines.find((text) => text.includes('Decided'))!;
  expect(JSON.parse(line)).toMatchObject({ service: 'worker', creativeId: id, requestId, state: 'tagged' });
});

it('lists all wrong settings at once and does not start', async () => {
  const world = await makeWorld();
  const worker = spawnWorker(world, { over: { JOB_LOCK_MS: 'soon', RELAY_BATCH: '-1' } });
  expect(await worker.ended).toBe(1);
  const said = worker.lines.join('\n');
  expect(said).toContain('JOB_LOCK_MS');
  expect(said).toContain('RELAY_BATCH');
});
