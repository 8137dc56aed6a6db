import { availableParallelism } from 'node:os';
import { baseSettings } from '@smarttag/service-kit';
import { z } from 'zod';

const milliseconds = z.coerce.number().int().positive();
const count = z.coerce.number().int().positive();

/** The settings of the worker; `main.ts` reads them once. */
export const workerSettings = baseSettings.extend({
  /** Creatives tagged at once by this process. */
  TAGGING_CONCURRENCY: count.default(availableParallelism()),
  /** A job whose worker is silent for this long may be taken by another, ms. */
  JOB_LOCK_MS: milliseconds.default(10_000),
  /** How often jobs of silent workers are looked for, ms. */
  JOB_STALLED_INTERVAL_MS: milliseconds.default(5_000),
  /** A job that outlived this many workers goes to the sweep, which counts attempts in the creative. */
  JOB_MAX_STALLED: count.default(3),
  /** On shutdown running jobs may finish for this long, ms; then they are let go and taken up again later. */
  SHUTDOWN_GRACE_MS: milliseconds.default(1_000),
  /** ffprobe's name or path. */
  FFPROBE: z.string().default('ffprobe'),
  /** ffmpeg's name or path. */
  FFMPEG: z.string().default('ffmpeg'),
  /** Time for probing one file, and again for its poster, ms; what takes longer is unreadable. */
  MEDIA_TIMEOUT_MS: milliseconds.default(600_000),
  /** The relay looks for new events this often, ms; nudges make it faster. */
  RELAY_POLL_MS: milliseconds.default(1_000),
  /** Another worker takes the relay over when its holder is silent for this long, ms. */
  RELAY_LEASE_MS: milliseconds.default(5_000),
  /** Documents of each kind, and actions, that the relay copies in one go. */
  RELAY_BATCH: count.default(500),
  /** Reports take in new events this often, ms. */
  ROLLUP_POLL_MS: milliseconds.default(2_000),
  /** Events that are added to the roll-ups in one go. */
  ROLLUP_BATCH: count.default(2_000),
  /** From this hour on (UTC) the roll-ups are compared with history, once a day. */
  ROLLUP_CHECK_HOUR: z.coerce.number().int().min(0).max(23).default(2),
  /** Another worker takes a sweep over when its holder is silent for this long, ms. */
  SWEEP_LEASE_MS: milliseconds.default(30_000),
  /** Pause between two looks for submissions that did not reach every file, ms. */
  SWEEP_UNREACHED_MS: milliseconds.default(10_000),
  /** A submission younger than this is still being reached by the request that submitted it, ms. */
  UNREACHED_AFTER_MS: milliseconds.default(10_000),
  /** Pause between two looks for single files that a submission did not reach, ms. */
  SWEEP_UNREACHED_FILES_MS: milliseconds.default(60_000),
  /** Pause between two looks for creatives without a job, ms: so long an emptied Redis costs. */
  SWEEP_TAGGING_MS: milliseconds.default(10_000),
  /** Pause between two looks for creatives that were tagged without a sprite, ms. */
  SWEEP_SPRITES_MS: milliseconds.default(600_000),
  /** Pause between two looks for drafts whose time is up, ms. */
  SWEEP_DRAFTS_MS: milliseconds.default(600_000),
});
export type WorkerSettings = z.infer<typeof workerSettings>;

/** The injection token of the settings. */
export const SETTINGS = Symbol('WorkerSettings');
