import { z } from 'zod';
import { BoundedCount, Id, Instant } from './common.contract.js';
import { PartnerKind } from './partner.contract.js';

export const ProgramView = z.object({
  id: Id,
  name: z.string(),
  description: z.string().optional(),
  openTo: z.array(PartnerKind),
  /** New creatives are taken from here on, and until there. */
  opensAt: Instant.optional(),
  closesAt: Instant.optional(),
  archivedAt: Instant.optional(),
  /** Whether the asker may choose it for new creatives now. */
  open: z.boolean(),
});
export type ProgramView = z.infer<typeof ProgramView>;

const name = z.string().trim().min(1).max(120);
const description = z.string().trim().max(2000);
const openTo = z.array(PartnerKind).min(1).max(2);

export const ProgramCreate = z.object({
  name,
  description: description.optional(),
  openTo,
  opensAt: Instant.optional(),
  closesAt: Instant.optional(),
});
export type ProgramCreate = z.infer<typeof ProgramCreate>;

/** `null` takes away. */
export const ProgramPatch = z.object({
  name: name.optional(),
  description: description.nullable().optional(),
  openTo: openTo.optional(),
  opensAt: Instant.nullable().optional(),
  closesAt: Instant.nullable().optional(),
  version: z.number().int().nonnegative(),
});
export type ProgramPatch = z.infer<typeof ProgramPatch>;

export const AdminProgramView = ProgramView.extend({ version: z.number().int(), createdAt: Instant });
export type AdminProgramView = z.infer<typeof AdminProgramView>;

/** What would be left with an archived program: drafts that must choose another, creatives that keep it. */
export const ProgramUses = z.object({ drafts: BoundedCount, creatives: BoundedCount });
export type ProgramUses = z.infer<typeof ProgramUses>;
