import { z } from 'zod';

const DAY = 86_400_000;

/** Settings that every service reads from its environment. */
export const baseSettings = z.object({
  /** MongoDB, `mongodb://host/database`; a replica set in production. */
  MONGO_URL: z.url({ protocol: /^mongodb(\+srv)?$/ }),
  /** Redis: the job queue and nudges. It may be empty at any time; no truth lives there. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  /** The address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** Where people reach SmartTag. Cookies are `Secure` when it is https. */
  PUBLIC_URL: z.url().default('http://localhost:4000'),
  /** pino's level. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** The folder of the file system storage. */
  STORAGE_DIR: z.string().min(1),
  /** A session without a request ends after this long, ms. */
  SESSION_IDLE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(3 * DAY),
  /** A session ends after this long in any case, ms. */
  SESSION_ABSOLUTE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(30 * DAY),
});
export type BaseSettings = z.infer<typeof baseSettings>;

/** All faults at once, each with its variable. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`These settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** @throws SettingsError naming every fault */
export const readSettings = <T>(schema: z.ZodType<T>, environment: Record<string, string | undefined>): T => {
  // An empty variable is one that nobody set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  throw new SettingsError(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
};
