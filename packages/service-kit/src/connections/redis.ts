import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

/** For commands: a Redis that is down answers at once with an error, instead of holding a request. */
export const COMMAND_OPTIONS: RedisOptions = { maxRetriesPerRequest: 1, enableOfflineQueue: false };

/** For clients that block or listen: they wait for Redis as long as it takes (Bull demands it). */
export const LISTEN_OPTIONS: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false };

/** A client that survives Redis being down, and says so once a fault. */
export const connectRedis = (url: string, options: RedisOptions): Redis => {
  const logger = new Logger('Redis');
  const client = new Redis(url, { ...options, retryStrategy: (times) => Math.min(times * 100, 2_000) });
  let down = false;
  client.on('error', (error: Error) => {
    if (!down) logger.warn(`Not reached: ${error.message}`);
    down = true;
  });
  client.on('ready', () => (down = false));
  return client;
};
