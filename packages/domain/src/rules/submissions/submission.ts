import type { SubmissionState } from '../../contracts/submission.contract.js';

/** The files sent together, for one Business Center and one program. */
export interface Submission {
  id: string;
  partnerId: string;
  state: SubmissionState;
  businessCenterId?: string;
  programId?: string;
  createdBy: string;
  createdAt: Date;
  submittedBy?: string;
  submittedAt?: Date;
  /** The request that submitted: its creatives' events name it. */
  submitRequestId?: string;
  /** Submit has reached every file; until then a sweep goes on where a dead process stopped. */
  reachedAllAt?: Date;
  /** A draft thrown away by its maker. */
  discardedAt?: Date;
  revision: number;
  version: number;
}
