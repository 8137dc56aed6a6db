import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Server {
  name: string;
  url: string;
  /** anonymous resident memory in MiB, where it can be told */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/** embedded-mongo in a process of its own, on an empty folder. */
export async function startEngine(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const main = join(fileURLToPath(import.meta.resolve('@smarttag/embedded-mongo')), '../main.js');
  const child = spawn(process.execPath, [main, '--data-dir', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    name: 'embedded-mongo',
    url: (JSON.parse(line) as { url: string }).url,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/RssAnon:\s*(\d+)/.exec(status)![1]) / 1024);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The peer of PEER_MONGO_URL, if there is one. */
export async function startPeer(): Promise<Server | undefined> {
  const url = process.env.PEER_MONGO_URL;
  return url ? { name: 'DocumentDB', url, memory: () => undefined, stop: async () => undefined } : undefined;
}
