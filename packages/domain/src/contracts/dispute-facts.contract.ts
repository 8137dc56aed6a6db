import { z } from 'zod';
import { DisputeView } from './dispute.contract.js';
import { TaggingRecordView } from './tagging-record.contract.js';

/** Both sides' facts beside each other: only under the all-partners scope. */
export const DisputeFacts = z.object({
  dispute: DisputeView,
  /** The duplicate of the company that asked. */
  claimed: TaggingRecordView.optional(),
  /** The file whose Tag holds the bytes. */
  registered: TaggingRecordView.optional(),
});
export type DisputeFacts = z.infer<typeof DisputeFacts>;
