import { collectionSchema } from '../collection.js';
import type { Partner } from '../../rules/partner.js';
import type { Stored } from '../stored.js';

export const PartnerSchema = collectionSchema<Stored<Partner>>('partners', {
  _id: { type: String, required: true },
  name: { type: String, required: true },
  kind: { type: String, required: true },
  status: { type: String, required: true },
  quotaBytes: { type: Number, required: true },
  createdAt: { type: Date, required: true },
});
