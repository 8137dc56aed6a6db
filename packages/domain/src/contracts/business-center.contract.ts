import { z } from 'zod';
import { Id, Instant } from './common.contract.js';

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
