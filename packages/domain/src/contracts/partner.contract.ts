import { z } from 'zod';
import { Id } from './common.contract.js';

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
