import { z } from 'zod';
import { Id, Instant, PageQuery, listOf } from './common.contract.js';

/** An opaque string of digits, larger than 2^53: never a number. */
export const BusinessCenterId = z
  .string()
  .max(80)
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{1,40}$/, 'Only digits belong in a Business Center ID.'));

export const BusinessCenterView = z.object({
  businessCenterId: z.string(),
  name: z.string().optional(),
  partnerId: Id,
  status: z.enum(['unverified', 'confirmed']),
  statedAt: Instant,
});
export type BusinessCenterView = z.infer<typeof BusinessCenterView>;

export const StateBusinessCenter = z.object({
  businessCenterId: BusinessCenterId,
  name: z.string().trim().min(1).max(120).optional(),
});
export type StateBusinessCenter = z.infer<typeof StateBusinessCenter>;

export const AdminBusinessCenterView = BusinessCenterView.extend({
  partnerName: z.string(),
  statedByName: z.string(),
  /** Two partners state this ID, and nobody has looked into it since the last of them did. */
  flagged: z.boolean(),
  note: z.string().optional(),
  notedByName: z.string().optional(),
  notedAt: Instant.optional(),
  /** Who else states it. */
  others: z.array(z.object({ partnerId: Id, partnerName: z.string(), name: z.string().optional() })),
});
export type AdminBusinessCenterView = z.infer<typeof AdminBusinessCenterView>;

export const BusinessCenterQuery = PageQuery.extend({
  /** The first digits of an ID. */
  search: z
    .string()
    .max(80)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .optional(),
  flagged: z.enum(['true']).optional(),
  partnerId: listOf(Id),
});
export type BusinessCenterQuery = z.infer<typeof BusinessCenterQuery>;

/** Why the same ID at two partners is right, or what was done about it. */
export const BusinessCenterNote = z.object({ note: z.string().trim().min(1).max(2000) });
export type BusinessCenterNote = z.infer<typeof BusinessCenterNote>;
