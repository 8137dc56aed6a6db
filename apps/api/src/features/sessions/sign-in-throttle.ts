import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@smarttag/domain';
import { COMMAND_OPTIONS, connectRedis } from '@smarttag/service-kit';
import type { Redis } from 'ioredis';
import { ENV, type Env } from '../../config/env.js';

const FREE_TRIES = 5;
const WAIT_SECONDS = 30;
const FORGET_SECONDS = 15 * 60;

const tooMany = () =>
  new DomainError(
    'TOO_MANY_ATTEMPTS',
    `Too many tries. Wait ${WAIT_SECONDS} seconds, or ask your administrator for a one-time link.`,
    { retryAfterSeconds: WAIT_SECONDS },
  );

/** Five tries for an account from an address, then one each half minute. Counted before the try, so that trying in parallel gains nothing. */
@Injectable()
export class SignInThrottle implements OnModuleDestroy {
  private readonly logger = new Logger('SignIn');
  private readonly redis: Redis;

  constructor(@Inject(ENV) env: Env) {
    this.redis = connectRedis(env.REDIS_URL, COMMAND_OPTIONS);
  }

  /** @throws TOO_MANY_ATTEMPTS */
  async begin(email: string, address: string): Promise<void> {
    const { tries, wait } = keysOf(email, address);
    const allowed = await this.orAllow(async () => {
      if ((await this.redis.exists(wait)) === 1) return false;
      const count = await this.redis.incr(tries);
      if (count === 1) await this.redis.expire(tries, FORGET_SECONDS);
      if (count < FREE_TRIES) return true;
      return (await this.redis.set(wait, '1', 'EX', WAIT_SECONDS, 'NX')) === 'OK';
    });
    if (!allowed) throw tooMany();
  }

  async succeeded(email: string, address: string): Promise<void> {
    const { tries, wait } = keysOf(email, address);
    await this.orAllow(async () => (await this.redis.del(tries, wait)) >= 0);
  }

  /** Redis being away locks nobody out: argon2 alone keeps guessing slow until it is back. */
  private async orAllow(ask: () => Promise<boolean>): Promise<boolean> {
    try {
      return await ask();
    } catch (error) {
      this.logger.warn(`Tries are not counted: ${(error as Error).message}`);
      return true;
    }
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }
}

const keysOf = (email: string, address: string) => {
  const who = createHash('sha256').update(`${email}\n${address}`).digest('base64url');
  return { tries: `smarttag:sign-in:tries:${who}`, wait: `smarttag:sign-in:wait:${who}` };
};
