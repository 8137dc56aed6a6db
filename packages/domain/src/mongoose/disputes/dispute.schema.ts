import type { Dispute } from '../../rules/disputes/dispute.js';
import { collectionSchema } from '../collection.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredDispute = Stored<Dispute> & WithOutbox;

export const DisputeSchema = collectionSchema<StoredDispute>('disputes', {
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  creativeId: { type: String, required: true },
  state: { type: String, required: true },
  why: { type: String, required: true },
  since: String,
  contact: String,
  openedBy: { type: String, required: true },
  openedAt: { type: Date, required: true },
  verdict: String,
  answer: String,
  answeredBy: String,
  answeredAt: Date,
  ...OUTBOX_FIELDS,
});
DisputeSchema.index({ creativeId: 1 }, { unique: true });
DisputeSchema.index({ partnerId: 1, openedAt: -1, _id: -1 });
DisputeSchema.index({ partnerId: 1, state: 1, openedAt: -1, _id: -1 });
DisputeSchema.index({ openedAt: -1, _id: -1 });
DisputeSchema.index({ state: 1, openedAt: -1, _id: -1 });
DisputeSchema.index(...OUTBOX_INDEX);
