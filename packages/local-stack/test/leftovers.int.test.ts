import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { claimDataDir, recordProgram, releaseDataDir } from '../src/data-dir/claim.js';
import { dataDirLayout, type DataDir } from '../src/data-dir/layout.js';

let dir: DataDir;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'smarttag-leftovers-'));
  dir = dataDirLayout(root);
  await mkdir(dir.run, { recursive: true });
  return () => rm(root, { recursive: true });
});

function program() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return { child, pid: child.pid!, exited: once(child, 'exit') };
}

it('ends a program that an earlier run left behind, and says so', async () => {
  const { pid, exited } = program();
  await recordProgram(dir, 'redis', pid);
  const said: string[] = [];
  await claimDataDir(dir, (line) => said.push(line));
  await exited;
  expect(said.join()).toContain(`redis (process ${pid})`);
  await releaseDataDir(dir);
});

it('leaves a program alone that only has the same pid', async () => {
  const { child, pid, exited } = program();
  await writeFile(
    join(dir.run, 'redis.json'),
    JSON.stringify({ pid, command: 'redis-server 127.0.0.1:6379' }),
  );
  const said: string[] = [];
  await claimDataDir(dir, (line) => said.push(line));
  expect(said).toEqual([]);
  expect(child.exitCode).toBeNull();
  await releaseDataDir(dir);
  child.kill();
  await exited;
});

it('lets one system in, and the next one when it is gone', async () => {
  await claimDataDir(dir, () => undefined);
  await expect(claimDataDir(dir, () => undefined)).rejects.toThrow('already');
  await releaseDataDir(dir);
  await claimDataDir(dir, () => undefined);
  await releaseDataDir(dir);
});
