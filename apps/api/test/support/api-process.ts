import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import type { TestApi } from './api.js';
import { freePort } from './free-port.js';

export interface ApiProcess {
  url: string;
  /** As a power cut does: nothing is finished, nothing is said. */
  kill(): Promise<void>;
}

/** The api as it is built, in a process of its own, on the databases of this one. */
export const spawnApi = async ({ env }: TestApi): Promise<ApiProcess> => {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      MONGO_URL: env.MONGO_URL,
      REDIS_URL: env.REDIS_URL,
      STORAGE_DIR: env.STORAGE_DIR,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect((await fetch(`${url}/health`)).status).toBe(200), { timeout: 120_000 });
  return { url, kill };
};
