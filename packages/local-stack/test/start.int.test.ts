import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { alive, cleanUp, programsOf, startSystem, temporaryDataDir, type System } from './system.js';

const PARTS = ['api', 'mongo', 'redis', 'uploads', 'worker'];
/** What is promised to whoever stops it. */
const STOPS_WITHIN_MS = 5_000;

afterAll(cleanUp);

describe('a running system', () => {
  let dataDir: string;
  let system: System;

  beforeAll(async () => {
    dataDir = await temporaryDataDir();
    system = await startSystem(dataDir, { samples: true });
    await system.printed('Ctrl-C');
  });

  it('says where it is, how to get in, and what to drop', async () => {
    expect(system.output).toContain(`SmartTag is ready: http://localhost:${system.port}`);
    expect(system.output.join('\n')).toContain('maker@northlight.example');
    expect(system.output.join('\n')).toContain(join(dataDir, 'samples'));
    expect(await readdir(join(dataDir, 'samples'))).toHaveLength(5);
  });

  it('shows the dashboard', async () => {
    const answer = await fetch(`http://localhost:${system.port}/tag-creatives`);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('starts a part again that ended, and says so', async () => {
    process.kill((await programsOf(dataDir)).worker!.pid, 'SIGKILL');
    await system.printed('worker ended with signal SIGKILL');
    await system.printed('worker runs again');
  });

  it('keeps a second one from its port, and names the next step', async () => {
    const second = await startSystem(await temporaryDataDir(), { port: system.port });
    expect(await second.exited).toBe(1);
    expect(second.output).toEqual([
      `Port ${system.port} is taken. Use another one: PORT=${system.port + 1} npm start`,
    ]);
  });

  it.each(['start', 'reset'])('keeps a second %s from its data', async (command) => {
    const second = await startSystem(dataDir, { command });
    expect(await second.exited).toBe(1);
    expect(second.output).toEqual([expect.stringContaining(`runs on ${dataDir} already`)]);
  });
});

it('leaves no process when it is killed by force, has its data again, stops in time, and can be emptied', async () => {
  const dataDir = await temporaryDataDir();
  const killed = await startSystem(dataDir);
  await killed.printed('Ctrl-C');
  const [cookie, draft] = await makeDraft(killed);
  const programs = await programsOf(dataDir);
  expect(Object.keys(programs).sort()).toEqual(PARTS);
  killed.process.kill('SIGKILL');
  expect(await killed.exited).toBe('SIGKILL');
  await vi.waitUntil(async () => (await alive(programs)).length === 0, { timeout: 10_000 });

  const again = await startSystem(dataDir, { port: killed.port });
  await again.printed('Ctrl-C');
  const answer = await fetch(`http://localhost:${again.port}/api/submissions/${draft}`, {
    headers: { cookie },
  });
  expect(answer.status).toBe(200);

  const programsOfAgain = await programsOf(dataDir);
  again.process.kill('SIGTERM');
  expect(await Promise.race([again.exited, delay(STOPS_WITHIN_MS, 'still there')])).toBe(0);
  expect(await alive(programsOfAgain)).toEqual([]);

  const reset = await startSystem(dataDir, { command: 'reset' });
  expect(await reset.exited).toBe(0);
  expect(await readdir(dataDir)).toEqual([]);
});

/** A draft of the demo's maker: `[cookie, submission id]`. */
async function makeDraft({ port }: System): Promise<[string, string]> {
  const origin = `http://localhost:${port}`;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: JSON.stringify(body),
    });
  const session = await post('/api/session', {
    email: 'maker@northlight.example',
    password: 'smarttag-demo',
  });
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const draft = await post('/api/submissions', {}, { cookie, 'x-csrf-token': csrfToken });
  return [cookie, ((await draft.json()) as { id: string }).id];
}

it('stops while it is still starting', async () => {
  const system = await startSystem(await temporaryDataDir());
  await system.printed('MongoDB:');
  system.process.kill('SIGINT');
  expect(await system.exited).toBe(0);
  expect(system.output.join()).not.toContain('SmartTag is ready');
});

it('does not empty a folder that is not one of ours', async () => {
  const dataDir = await temporaryDataDir();
  await mkdir(join(dataDir, 'files'));
  await writeFile(join(dataDir, 'files', 'letter.txt'), 'mine');
  const reset = await startSystem(dataDir, { command: 'reset' });
  expect(await reset.exited).toBe(1);
  expect(await readdir(join(dataDir, 'files'))).toEqual(['letter.txt']);
});
