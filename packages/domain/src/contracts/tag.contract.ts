import { z } from 'zod';
import { Id, Instant } from './common.contract.js';
import { PartnerKind } from './partner.contract.js';

/** The statement: this partner submitted these bytes, for this Business Center (as stated) in this program, then. */
export const TagView = z.object({
  tagId: z.string(),
  sha256: z.string(),
  creativeId: Id,
  partnerId: Id,
  partnerName: z.string(),
  partnerKind: PartnerKind,
  businessCenterId: z.string(),
  businessCenterName: z.string().optional(),
  programId: Id,
  programName: z.string(),
  fileName: z.string(),
  size: z.number(),
  at: Instant,
});
export type TagView = z.infer<typeof TagView>;

/** Outside the asker's scope only whether the bytes are registered is said. */
export const TagLookup = z.object({ registered: z.boolean(), tag: TagView.optional() });
export type TagLookup = z.infer<typeof TagLookup>;

export const TagLookupQuery = z.object({
  sha256: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/),
});
