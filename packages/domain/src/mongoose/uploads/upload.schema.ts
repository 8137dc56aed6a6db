import { collectionSchema, Part } from '../collection.js';
import type { Upload } from '../../rules/upload.js';
import type { Stored } from '../stored.js';

export const UploadSchema = collectionSchema<Stored<Upload>>('uploads', {
  _id: { type: String, required: true },
  part: Number,
  partnerId: { type: String, required: true },
  submissionId: { type: String, required: true },
  size: { type: Number, required: true },
  offset: { type: Number, required: true },
  contentHint: String,
  state: { type: String, required: true },
  epoch: { type: Number, required: true },
  lease: Part,
  concat: Part,
  createdAt: { type: Date, required: true },
  lastByteAt: Date,
  finishedAt: Date,
});
UploadSchema.index({ submissionId: 1 });
/** Quota sums, and the sweep that removes bytes. */
UploadSchema.index({ partnerId: 1, state: 1 });
UploadSchema.index({ state: 1, _id: 1 });
