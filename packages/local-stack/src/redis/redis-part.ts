import { mkdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { startChild } from '../processes/child.js';
import type { Part } from '../processes/part.js';
import { waitFor } from '../processes/wait-for.js';

export interface RedisOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly onLine?: (line: string) => void;
}

/** Tests take a database each. */
const DATABASES = 4_096;

export const redisUrl = (port: number) => `redis://127.0.0.1:${port}`;

/** Our own redis-server: every write in the append-only file, nothing evicted, loopback only. */
export function redisPart({ dataDir, port, onLine }: RedisOptions): Part {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: dataDir,
    appendonly: 'yes',
    save: '',
    'maxmemory-policy': 'noeviction',
    databases: String(DATABASES),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    name: 'redis',
    async start() {
      await mkdir(dataDir, { recursive: true });
      return startChild({ name: 'redis', command: 'redis-server', args, guarded: true, onLine });
    },
    ready: (child) =>
      waitFor(() => answersPing(redisUrl(port)), { what: 'redis-server', timeoutMs: 60_000, child }),
  };
}

async function answersPing(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, enableReadyCheck: false });
  // Without a listener ioredis prints each failed attempt.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
}
