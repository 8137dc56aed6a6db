import { collectionSchema, Part } from '../collection.js';
import type { TaggingRecord } from '../../rules/tagging-record.js';
import type { Derived } from './tagging-record-keys.js';

export type StoredTaggingRecord = Omit<TaggingRecord, 'creativeId'> & { _id: string } & Derived;

export const TaggingRecordSchema = collectionSchema<StoredTaggingRecord>('taggingRecords', {
  /** The creative's id: one decision a file. */
  _id: { type: String, required: true },
  submissionId: { type: String, required: true },
  partnerId: { type: String, required: true },
  partnerName: { type: String, required: true },
  partnerKind: { type: String, required: true },
  outcome: { type: String, required: true },
  tagId: String,
  sha256: { type: String, required: true },
  fileName: { type: String, required: true },
  foldedName: { type: String, required: true },
  format: { type: String, default: '' },
  /** Read through the index only. */
  keys: { type: [String], required: true, select: false },
  size: { type: Number, required: true },
  businessCenterId: { type: String, required: true },
  businessCenterName: String,
  programId: { type: String, required: true },
  programName: { type: String, required: true },
  uploaderId: { type: String, required: true },
  uploaderName: { type: String, required: true },
  uploadedAt: { type: Date, required: true },
  submittedAt: { type: Date, required: true },
  decidedAt: { type: Date, required: true },
  seq: Number,
  duplicateOf: Part,
  rejection: Part,
  media: Part,
  hasPoster: { type: Boolean, required: true },
});
const newestFirst = { decidedAt: -1, _id: -1 } as const;
TaggingRecordSchema.index(newestFirst);
TaggingRecordSchema.index({ partnerId: 1, ...newestFirst });
/** Every filter, in every combination, and the search. */
TaggingRecordSchema.index({ keys: 1, decidedAt: -1 });
for (const name of ['tagId', 'sha256']) TaggingRecordSchema.index({ [name]: 1, ...newestFirst });
