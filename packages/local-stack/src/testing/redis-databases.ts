import { Redis } from 'ioredis';

/** Numbers of the databases that hold nothing yet: a test must never meet keys that somebody cares for. */
export async function emptyRedisDatabases(url: string): Promise<number[]> {
  const client = new Redis(url);
  try {
    const [, count] = (await client.config('GET', 'databases')) as [string, string];
    const used = [...(await client.info('keyspace')).matchAll(/^db(\d+):/gm)].map((match) =>
      Number(match[1]),
    );
    return Array.from({ length: Number(count) - 1 }, (_, index) => index + 1).filter(
      (n) => !used.includes(n),
    );
  } finally {
    client.disconnect();
  }
}

export async function flushRedisDatabases(url: string, numbers: readonly number[]): Promise<void> {
  const client = new Redis(url);
  try {
    for (const number of numbers) {
      await client.select(number);
      await client.flushdb();
    }
  } finally {
    client.disconnect();
  }
}
