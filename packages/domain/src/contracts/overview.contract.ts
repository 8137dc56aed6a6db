import { z } from 'zod';
import { BoundedCount, Id, Instant, TimeZone } from './common.contract.js';

export const OverviewQuery = z.object({ timeZone: TimeZone.default('UTC') });
export type OverviewQuery = z.infer<typeof OverviewQuery>;

export const StalledDraftView = z.object({
  submissionId: Id,
  partnerName: z.string(),
  uploaderName: z.string(),
  files: z.number().int(),
  expiresAt: Instant,
});
export type StalledDraftView = z.infer<typeof StalledDraftView>;

/** What only an admin can settle. */
export const WaitingView = z.object({
  openDisputes: BoundedCount,
  flaggedBusinessCenters: BoundedCount,
});
export type WaitingView = z.infer<typeof WaitingView>;

/** Is anything stuck today? */
export const OverviewView = WaitingView.extend({
  failed: BoundedCount,
  /** The first to end of the drafts whose files have lain still for a day. */
  stalledDrafts: z.array(StalledDraftView),
  /** Since local midnight: files whose last byte came, decisions, and their time to tag. */
  today: z.object({
    uploads: BoundedCount,
    uploadedBytes: z.number(),
    tagged: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.number().int(),
    medianMs: z.number().optional(),
    p95Ms: z.number().optional(),
    /** Beyond so many decisions the figures are of the newest. */
    exceeded: z.boolean(),
  }),
  /** Absent while Redis is away. */
  queue: z.object({ waiting: z.number().int(), active: z.number().int() }).optional(),
  disk: z.object({ usedBytes: z.number(), totalBytes: z.number() }),
});
export type OverviewView = z.infer<typeof OverviewView>;
