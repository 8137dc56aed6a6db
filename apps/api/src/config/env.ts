import { randomBytes } from 'node:crypto';
import { baseSettings, readSettings } from '@smarttag/service-kit';
import { z } from 'zod';

const apiSettings = baseSettings.extend({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  /** Proxies whose `X-Forwarded-For` is believed, as express names them. */
  TRUSTED_PROXIES: z.string().default('loopback, linklocal, uniquelocal'),
  /**
   * Key under which the audit keeps the mail address of a failed sign-in that belongs to nobody. Without one
   * each process draws its own: then the same address cannot be recognised after a restart.
   */
  AUDIT_KEY: z
    .string()
    .min(16)
    .default(() => randomBytes(32).toString('base64url')),
  /** `smtp://user:password@host:587`; without it one-time links are copied by hand and nothing is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom mail comes from. */
  MAIL_FROM: z.string().min(3).default('SmartTag <no-reply@localhost>'),
  /** A one-time link opens for so long, ms. */
  LINK_LIFE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(7 * 24 * 60 * 60_000),
  /** How often a live stream says that it is alive and looks whether its session is, ms. */
  EVENTS_HEARTBEAT_MS: z.coerce.number().int().positive().default(15_000),
  /** How often history is read for live events when no nudge comes, ms. */
  EVENTS_POLL_MS: z.coerce.number().int().positive().default(1_000),
  /** Live streams that one session may hold open at this process. */
  EVENTS_PER_SESSION: z.coerce.number().int().positive().default(10),
});
export type Env = z.infer<typeof apiSettings>;

/** Injection token of {@link Env}. */
export const ENV = Symbol('ENV');

export const readEnv = (environment: NodeJS.ProcessEnv = process.env): Env =>
  readSettings(apiSettings, environment);
