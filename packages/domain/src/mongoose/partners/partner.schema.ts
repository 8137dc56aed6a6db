import { collectionSchema } from '../collection.js';
import type { Partner } from '../../rules/partner.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredPartner = Stored<Partner> & WithOutbox;

export const PartnerSchema = collectionSchema<StoredPartner>('partners', {
  _id: { type: String, required: true },
  name: { type: String, required: true },
  kind: { type: String, required: true },
  status: { type: String, required: true },
  quotaBytes: { type: Number, required: true },
  createdAt: { type: Date, required: true },
  lastEditedBy: String,
  ...OUTBOX_FIELDS,
});
PartnerSchema.index(...OUTBOX_INDEX);
