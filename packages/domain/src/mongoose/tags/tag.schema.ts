import { collectionSchema } from '../collection.js';
import type { Tag } from '../../rules/tag.js';

export type StoredTag = Omit<Tag, 'sha256'> & { _id: string };

export const TagSchema = collectionSchema<StoredTag>('tags', {
  /** SHA-256 of the bytes: the claim itself. */
  _id: { type: String, required: true },
  tagId: { type: String, required: true },
  creativeId: { type: String, required: true },
  submissionId: { type: String, required: true },
  partnerId: { type: String, required: true },
  partnerName: { type: String, required: true },
  partnerKind: { type: String, required: true },
  businessCenterId: { type: String, required: true },
  businessCenterName: String,
  programId: { type: String, required: true },
  programName: { type: String, required: true },
  uploaderId: { type: String, required: true },
  uploaderName: { type: String, required: true },
  fileName: { type: String, required: true },
  size: { type: Number, required: true },
  at: { type: Date, required: true },
});
TagSchema.index({ tagId: 1 }, { unique: true });
TagSchema.index({ creativeId: 1 });
