import { chmod, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { describe, expect, it, vi } from 'vitest';

import { probe } from '../src/index.js';
import { startDeadline } from '../src/tools/deadline.js';
import { runTool } from '../src/tools/run-tool.js';
import { makeClip } from '../src/testing/index.js';
import { writeTemporary } from './support/files.js';

const shell = (script: string, timeoutMs = 60_000) =>
  runTool('sh', ['-c', script], startDeadline({ timeoutMs }));

/** A stand-in for an ffprobe that hangs: it writes its process id beside itself and waits. */
async function hangingTool(): Promise<{ tool: string; pid: () => Promise<number> }> {
  const tool = await writeTemporary(Buffer.from('#!/bin/sh\necho $$ > "$0.pid"\nexec sleep 1000\n'), 'hang');
  await chmod(tool, 0o755);
  const pid = () =>
    vi.waitFor(
      async () => {
        const text = await readFile(`${tool}.pid`, 'utf8');
        expect(text).toMatch(/^\d+\n$/);
        return Number(text);
      },
      { timeout: 30_000 },
    );
  return { tool, pid };
}

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('limits', () => {
  it('are set before the tool starts', async () => {
    const { stdout } = await shell('ulimit -t; ulimit -f; ulimit -c; ulimit -v', 30_000);
    const memory = platform() === 'linux' ? String(6 * 1024 * 1024) : 'unlimited';
    expect(stdout.trim().split('\n')).toEqual(['120', String(512 * 1024), '0', memory]);
  });

  it('stop a tool that computes for too long', async () => {
    const result = await shell('ulimit -S -t 1; while :; do :; done');
    expect(result).toMatchObject({ ok: false, stopped: true });
  });

  it('stop a tool that takes too much time', async () => {
    const { tool, pid } = await hangingTool();
    const result = await probe(await makeClip(), { tools: { ffprobe: tool }, timeoutMs: 1500 });
    const details = { timeLimitSeconds: 1.5 };
    expect(result).toEqual({ ok: false, rejection: { reason: 'unreadable', details } });
    expect(isRunning(await pid())).toBe(false);
  });
});

describe('abort', () => {
  it('kills the tool and gives the reason', async () => {
    const { tool, pid } = await hangingTool();
    const abort = new AbortController();
    const reason = new Error('the worker stops');
    const probing = probe(await makeClip(), { tools: { ffprobe: tool }, signal: abort.signal });
    const started = await pid();
    abort.abort(reason);
    await expect(probing).rejects.toBe(reason);
    expect(isRunning(started)).toBe(false);
  });

  it('starts nothing when it came before', async () => {
    const reason = new Error('too late');
    const probing = probe(await makeClip(), { signal: AbortSignal.abort(reason) });
    await expect(probing).rejects.toBe(reason);
  });
});

describe('what the tool says', () => {
  it('is kept only in part, and never makes it wait', async () => {
    const { ok, stderr } = await shell('yes 0123456789abcde | head -c 5000000 >&2');
    expect(ok).toBe(true);
    expect(stderr).toHaveLength(16 * 1024);
  });

  it('may not be endless', async () => {
    expect(await shell('yes')).toMatchObject({ ok: false, stopped: true });
  });

  it('counts as our fault when the machine is to blame', async () => {
    const failing = shell('echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1');
    await expect(failing).rejects.toMatchObject({ name: 'MediaToolFailedError' });
  });
});

it('does not take a tool that was killed from outside for one that failed', async () => {
  await expect(shell('kill -9 $$')).rejects.toMatchObject({ name: 'MediaToolFailedError' });
});

it('takes a crash for a failure of the file', async () => {
  expect(await shell('kill -SEGV $$')).toMatchObject({ ok: false, stopped: false });
});

it('hides our environment from the tool', async () => {
  vi.stubEnv('MONGO_URL', 'mongodb://user:password@db');
  const { stdout } = await shell('env');
  vi.unstubAllEnvs();
  expect(stdout).not.toContain('MONGO_URL');
  expect(stdout).toContain('LC_ALL=C');
});
