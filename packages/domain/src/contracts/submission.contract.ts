import { z } from 'zod';
import { BusinessCenterId } from './business-center.contract.js';
import { Id, Instant, PageQuery } from './common.contract.js';
import { CreativeState, CreativeView } from './creative.contract.js';

export const SubmissionState = z.enum(['draft', 'submitted']);
export type SubmissionState = z.infer<typeof SubmissionState>;

export const SubmissionCreate = z.object({
  businessCenterId: BusinessCenterId.optional(),
  programId: Id.optional(),
});
export type SubmissionCreate = z.infer<typeof SubmissionCreate>;

/** `null` empties the choice. */
export const SubmissionPatch = z.object({
  businessCenterId: BusinessCenterId.nullable().optional(),
  programId: Id.nullable().optional(),
});
export type SubmissionPatch = z.infer<typeof SubmissionPatch>;

export const SubmissionListItem = z.object({
  id: Id,
  partnerId: Id,
  partnerName: z.string().optional(),
  state: SubmissionState,
  businessCenterId: z.string().optional(),
  businessCenterName: z.string().optional(),
  programId: Id.optional(),
  programName: z.string().optional(),
  createdBy: Id,
  createdByName: z.string(),
  createdAt: Instant,
  submittedAt: Instant.optional(),
  submittedByName: z.string().optional(),
  counts: z.partialRecord(CreativeState, z.number().int()),
  bytes: z.number(),
});
export type SubmissionListItem = z.infer<typeof SubmissionListItem>;

export const SubmissionView = SubmissionListItem.extend({ creatives: z.array(CreativeView) });
export type SubmissionView = z.infer<typeof SubmissionView>;

/** A file that is being sent at this moment, wherever that is. */
export const SendingView = z.object({
  creativeId: Id,
  /** A hint for people; only HEAD tells the true offset. */
  uploadOffset: z.number(),
  userId: Id.optional(),
  userName: z.string().optional(),
  /** The open page it is sent from, as that page named itself. */
  client: z.string().optional(),
});
export type SendingView = z.infer<typeof SendingView>;
export const SendingFiles = z.object({ items: z.array(SendingView) });
export type SendingFiles = z.infer<typeof SendingFiles>;

export const SubmissionListQuery = PageQuery.extend({ state: SubmissionState.optional() });
export type SubmissionListQuery = z.infer<typeof SubmissionListQuery>;
