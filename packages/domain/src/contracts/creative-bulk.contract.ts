import { z } from 'zod';
import { ERROR_CODES } from '../errors/error-code.js';
import { Id } from './common.contract.js';

export const BULK_LIMIT = 1000;

/**
 * One program for all, a name of its own for each, or both. The page makes the names (`planRenames`) and
 * shows them first; the versions say what it had seen.
 */
export const CreativeBulkEdit = z
  .object({
    programId: Id.optional(),
    items: z
      .array(
        z.object({
          id: Id,
          version: z.number().int().nonnegative(),
          fileName: z.string().max(1024).optional(),
        }),
      )
      .min(1)
      .max(BULK_LIMIT),
  })
  .refine(
    ({ programId, items }) =>
      programId !== undefined || items.every(({ fileName }) => fileName !== undefined),
    'Nothing to change.',
  );
export type CreativeBulkEdit = z.infer<typeof CreativeBulkEdit>;

/** Undo of many at once. */
export const CreativeBulkRevert = z.object({ eventIds: z.array(z.string().max(64)).min(1).max(BULK_LIMIT) });
export type CreativeBulkRevert = z.infer<typeof CreativeBulkRevert>;

export const BulkDone = z.object({
  id: Id,
  fileName: z.string(),
  programId: Id.optional(),
  version: z.number().int(),
  /** Absent where nothing was left to change. */
  eventId: z.string().optional(),
});
export type BulkDone = z.infer<typeof BulkDone>;

export const BulkFailed = z.object({
  id: Id,
  /** As it is now; absent for what is not there, or not yours. */
  fileName: z.string().optional(),
  code: z.enum(ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type BulkFailed = z.infer<typeof BulkFailed>;

/** What failed is listed and the rest is done; each change is its own event under the one request id. */
export const BulkResult = z.object({
  requestId: z.string(),
  done: z.array(BulkDone),
  failed: z.array(BulkFailed),
});
export type BulkResult = z.infer<typeof BulkResult>;
