import { z } from 'zod';
import { BoundedCount, Id, Instant } from './common.contract.js';

export const PARTNER_KINDS = ['creative_service_provider', 'marketing_partner'] as const;
export const PartnerKind = z.enum(PARTNER_KINDS);
export type PartnerKind = z.infer<typeof PartnerKind>;

export const PartnerView = z.object({
  id: Id,
  name: z.string(),
  kind: PartnerKind,
  status: z.enum(['active', 'suspended']),
});
export type PartnerView = z.infer<typeof PartnerView>;

const name = z.string().trim().min(1).max(120);
const quotaBytes = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const PartnerCreate = z.object({ name, kind: PartnerKind, quotaBytes });
export type PartnerCreate = z.infer<typeof PartnerCreate>;

export const PartnerPatch = z.object({
  name: name.optional(),
  kind: PartnerKind.optional(),
  quotaBytes: quotaBytes.optional(),
  version: z.number().int().nonnegative(),
});
export type PartnerPatch = z.infer<typeof PartnerPatch>;

export const AdminPartnerView = PartnerView.extend({
  quotaBytes: z.number(),
  version: z.number().int(),
  createdAt: Instant,
});
export type AdminPartnerView = z.infer<typeof AdminPartnerView>;

/** What suspending a partner would stop, and how much room it uses. */
export const PartnerUses = z.object({
  people: z.number().int(),
  drafts: BoundedCount,
  usedBytes: z.number(),
});
export type PartnerUses = z.infer<typeof PartnerUses>;
