import { z } from 'zod';
import { Id, Instant } from './common.contract.js';
import { PartnerKind } from './partner.contract.js';

export const ProgramView = z.object({
  id: Id,
  name: z.string(),
  description: z.string().optional(),
  openTo: z.array(PartnerKind),
  archivedAt: Instant.optional(),
  /** Whether the asker may choose it for new creatives now. */
  open: z.boolean(),
});
export type ProgramView = z.infer<typeof ProgramView>;
