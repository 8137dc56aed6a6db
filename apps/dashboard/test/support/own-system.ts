import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../../packages/local-stack/dist/main.js', import.meta.url));
const READY = /SmartTag is ready: (\S+)/;

export interface OwnSystem {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The system as `npm start` runs it, in processes of its own, so that nothing of a test's memory is in theirs. */
export const startOwnSystem = async (): Promise<OwnSystem> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'smarttag-system-'));
  const { PATH, HOME } = process.env;
  const port = String(await freePort());
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: port, SAMPLES: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await exited;
    await rm(dataDir, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = READY.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return { url, pid: child.pid!, stop };
    }
  }
  await stop();
  throw new Error('the system did not start');
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
