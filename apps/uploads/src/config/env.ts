import { baseSettings } from '@smarttag/service-kit';
import { z } from 'zod';

const DAY = 86_400_000;
const milliseconds = z.coerce.number().int().positive();

/** The settings of the uploads app; `main.ts` reads them once. */
export const uploadsSettings = baseSettings.extend({
  /** A lease that is not renewed ends after this long, ms: so long a killed process keeps others out. */
  UPLOAD_LEASE_MS: milliseconds.default(10_000),
  /** A holder renews its lease, and looks whether somebody asks for it, this often, ms. */
  UPLOAD_LEASE_RENEW_MS: milliseconds.default(2_000),
  /** A newcomer looks whether the lease is free this often, ms; nudges make it faster. */
  UPLOAD_LEASE_POLL_MS: milliseconds.default(500),
  /** A newcomer gives up after this long, ms; longer than a lease, so that a dead holder is outlived. */
  UPLOAD_LEASE_WAIT_MS: milliseconds.default(15_000),
  /** A PATCH without a byte for this long ends, ms; what arrived is kept. */
  UPLOAD_IDLE_MS: milliseconds.default(60_000),
  /** Session, company and creative are looked at again this often during a PATCH, ms. */
  UPLOAD_RECHECK_MS: milliseconds.default(30_000),
  /** After an early answer the rest of the body is read and dropped for this long, ms, or a reset would swallow it. */
  UPLOAD_LINGER_MS: milliseconds.default(2_000),
  /** `Location` of a created upload: a path, or `PUBLIC_URL` with the path. */
  UPLOAD_LOCATION: z.enum(['relative', 'absolute']).default('relative'),
  /** Pause between two sweeps, ms. */
  SWEEP_EVERY_MS: milliseconds.default(60_000),
  /** Bytes of what was decided and not tagged go this long after the decision, ms. */
  UNTAGGED_BYTES_MS: milliseconds.default(7 * DAY),
});
export type UploadsSettings = z.infer<typeof uploadsSettings>;
