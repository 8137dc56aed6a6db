import type { PartnerKind } from '../contracts/partner.contract.js';

/** The names a decision was made under, kept for ever as they were then. */
export interface NamesThen {
  partnerName: string;
  partnerKind: PartnerKind;
  businessCenterId: string;
  businessCenterName?: string;
  programId: string;
  programName: string;
  uploaderId: string;
  uploaderName: string;
}

/** The immutable statement, keyed by the SHA-256 of the bytes: whoever inserts it first made the ad. */
export interface Tag extends NamesThen {
  sha256: string;
  tagId: string;
  creativeId: string;
  submissionId: string;
  partnerId: string;
  fileName: string;
  size: number;
  at: Date;
}
