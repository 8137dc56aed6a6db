import { collectionSchema } from '../collection.js';
import type { Submission } from '../../rules/submissions/submission.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredSubmission = Stored<Submission> & WithOutbox;

export const SubmissionSchema = collectionSchema<StoredSubmission>('submissions', {
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  state: { type: String, required: true },
  businessCenterId: String,
  programId: String,
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  submittedBy: String,
  submittedAt: Date,
  submitRequestId: String,
  reachedAllAt: Date,
  discardedAt: Date,
  ...OUTBOX_FIELDS,
});
SubmissionSchema.index({ partnerId: 1, state: 1, createdAt: -1, _id: -1 });
SubmissionSchema.index({ partnerId: 1, state: 1, createdBy: 1, createdAt: -1, _id: -1 });
SubmissionSchema.index({ partnerId: 1, createdAt: -1, _id: -1 });
SubmissionSchema.index({ state: 1, createdAt: -1, _id: -1 });
SubmissionSchema.index({ createdAt: -1, _id: -1 });
/** What archiving a program would reach. */
SubmissionSchema.index({ programId: 1, state: 1 });
/** The sweep's: submitted, yet not everywhere. */
SubmissionSchema.index({ reachedAllAt: 1, submittedAt: 1 });
SubmissionSchema.index(...OUTBOX_INDEX);
