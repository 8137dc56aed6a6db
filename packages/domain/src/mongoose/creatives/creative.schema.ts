import { collectionSchema, Part } from '../collection.js';
import type { Creative } from '../../rules/creatives/creative.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';
import type { Derived } from './creative-keys.js';

export type StoredCreative = Stored<Creative> & Derived & WithOutbox;

export const CreativeSchema = collectionSchema<StoredCreative>('creatives', {
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  submissionId: { type: String, required: true },
  state: { type: String, required: true },
  fileName: { type: String, required: true },
  foldedName: { type: String, required: true },
  format: { type: String, default: '' },
  /** Read through the index only. */
  keys: { type: [String], required: true, select: false },
  originalFileName: { type: String, required: true },
  relativePath: String,
  size: { type: Number, required: true },
  mimeType: { type: String, default: '' },
  lastModified: Number,
  contentHint: String,
  sameFileKey: String,
  uploaderId: { type: String, required: true },
  requestId: { type: String, required: true },
  createdAt: { type: Date, required: true },
  alreadyTagged: Part,
  heldBack: { type: Boolean, required: true },
  changedWhileUploading: { type: Boolean, required: true },
  uploadedAt: Date,
  submittedAt: Date,
  businessCenterId: String,
  programId: String,
  taggingDate: Date,
  attempts: { type: Number, required: true },
  sha256: String,
  tagId: String,
  decidedAt: Date,
  duplicateOf: Part,
  rejection: Part,
  failure: Part,
  media: Part,
  hasPoster: { type: Boolean, required: true },
  sprite: Part,
  cancelledAt: Date,
  cancelledFrom: String,
  expiresAt: Date,
  lastEditedBy: String,
  edits: Part,
  ...OUTBOX_FIELDS,
});
CreativeSchema.index({ partnerId: 1, submissionId: 1, createdAt: 1, _id: 1 });
CreativeSchema.index({ submissionId: 1, createdAt: 1, _id: 1 });
/** The same file declared from two places at once is one row. */
CreativeSchema.index(
  { submissionId: 1, sameFileKey: 1 },
  { unique: true, partialFilterExpression: { sameFileKey: { $exists: true } } },
);
for (const date of ['taggingDate', 'uploadedAt'] as const) {
  CreativeSchema.index({ partnerId: 1, [date]: -1, _id: -1 });
  CreativeSchema.index({ [date]: -1, _id: -1 });
  CreativeSchema.index({ partnerId: 1, state: 1, [date]: -1, _id: -1 });
  CreativeSchema.index({ state: 1, [date]: -1, _id: -1 });
  CreativeSchema.index({ partnerId: 1, keys: 1, [date]: -1 });
}
/** The same partner's tagged files that look like a declared one. */
CreativeSchema.index({ partnerId: 1, state: 1, contentHint: 1 });
/** The sweep's: tagged before there were sprites. */
CreativeSchema.index({ state: 1, 'sprite.frames': 1 });
/** Sweeps: what should be tagging and is not, and what may expire. */
CreativeSchema.index({ state: 1, expiresAt: 1 });
CreativeSchema.index(...OUTBOX_INDEX);
