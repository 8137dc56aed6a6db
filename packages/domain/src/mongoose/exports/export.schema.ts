import type { Export } from '../../rules/exports/export.js';
import { collectionSchema, Part } from '../collection.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredExport = Stored<Export> & WithOutbox;

export const ExportSchema = collectionSchema<StoredExport>('exports', {
  _id: { type: String, required: true },
  partnerId: String,
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  list: { type: String, required: true },
  filters: { type: Part, required: true },
  chosen: Part,
  format: { type: String, required: true },
  state: { type: String, required: true },
  cutSeq: Number,
  aliveAt: Date,
  finishedAt: Date,
  rows: Number,
  bytes: Number,
  sha256: String,
  ...OUTBOX_FIELDS,
});
ExportSchema.index(...OUTBOX_INDEX);
/** What was handed over, and up to where. */
ExportSchema.index({ list: 1, state: 1, cutSeq: -1 });
