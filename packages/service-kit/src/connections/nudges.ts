import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { COMMAND_OPTIONS, LISTEN_OPTIONS, connectRedis } from './redis.js';

type Handler = (message: string) => void;

/**
 * "Look now" between processes. A nudge may be lost at any time: whoever listens polls as well, so Redis
 * makes things faster and never right.
 */
@Injectable()
export class Nudges implements OnModuleDestroy {
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly handlers = new Map<string, Set<Handler>>();

  constructor(redisUrl: string) {
    this.publisher = connectRedis(redisUrl, COMMAND_OPTIONS);
    this.subscriber = connectRedis(redisUrl, LISTEN_OPTIONS);
    this.subscriber.on('message', (channel: string, message: string) => {
      for (const handler of this.handlers.get(channel) ?? []) handler(message);
    });
  }

  /** Never throws and never waits. */
  nudge(channel: string, message = ''): void {
    this.publisher.publish(channel, message).catch(() => undefined);
  }

  /** @returns a function that stops listening */
  on(channel: string, handler: Handler): () => void {
    const handlers = this.handlers.get(channel) ?? new Set();
    if (handlers.size === 0) this.subscriber.subscribe(channel).catch(() => undefined);
    this.handlers.set(channel, handlers.add(handler));
    return () => {
      handlers.delete(handler);
    };
  }

  onModuleDestroy(): void {
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }
}
