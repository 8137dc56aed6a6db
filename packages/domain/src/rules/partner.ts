import type { PartnerKind } from '../contracts/partner.contract.js';

export interface Partner {
  id: string;
  name: string;
  kind: PartnerKind;
  status: 'active' | 'suspended';
  /** Bytes that may be stored at once. */
  quotaBytes: number;
  createdAt: Date;
}
