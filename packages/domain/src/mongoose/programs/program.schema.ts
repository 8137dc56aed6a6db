import { collectionSchema } from '../collection.js';
import type { Program } from '../../rules/program.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredProgram = Stored<Program> & WithOutbox & { normalisedName: string };

export const ProgramSchema = collectionSchema<StoredProgram>('programs', {
  _id: { type: String, required: true },
  name: { type: String, required: true },
  normalisedName: { type: String, required: true },
  description: String,
  openTo: { type: [String], required: true },
  opensAt: Date,
  closesAt: Date,
  archivedAt: Date,
  createdAt: { type: Date, required: true },
  lastEditedBy: String,
  ...OUTBOX_FIELDS,
});
ProgramSchema.index({ normalisedName: 1 }, { unique: true });
ProgramSchema.index(...OUTBOX_INDEX);
