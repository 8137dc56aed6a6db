import { collectionSchema } from '../collection.js';
import type { BusinessCenterEntity } from '../../rules/business-center.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredBusinessCenter = Stored<BusinessCenterEntity> & WithOutbox;

export const BusinessCenterSchema = collectionSchema<StoredBusinessCenter>('businessCenters', {
  /** `partnerId:digits`: the same ID at two partners is allowed. */
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  businessCenterId: { type: String, required: true },
  name: String,
  status: { type: String, required: true },
  statedBy: { type: String, required: true },
  statedAt: { type: Date, required: true },
  flagged: Boolean,
  note: String,
  notedBy: String,
  notedAt: Date,
  ...OUTBOX_FIELDS,
});
BusinessCenterSchema.index({ partnerId: 1, statedAt: -1, _id: -1 });
BusinessCenterSchema.index({ businessCenterId: 1 });
BusinessCenterSchema.index({ statedAt: -1, _id: -1 });
BusinessCenterSchema.index({ flagged: 1, statedAt: -1, _id: -1 });
BusinessCenterSchema.index(...OUTBOX_INDEX);
