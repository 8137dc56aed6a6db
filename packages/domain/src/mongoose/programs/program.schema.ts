import { collectionSchema } from '../collection.js';
import type { Program } from '../../rules/program.js';
import type { Stored } from '../stored.js';

export interface StoredProgram extends Stored<Program> {
  normalisedName: string;
}

export const ProgramSchema = collectionSchema<StoredProgram>('programs', {
  _id: { type: String, required: true },
  name: { type: String, required: true },
  normalisedName: { type: String, required: true },
  description: String,
  openTo: { type: [String], required: true },
  archivedAt: Date,
  createdAt: { type: Date, required: true },
});
ProgramSchema.index({ normalisedName: 1 }, { unique: true });
