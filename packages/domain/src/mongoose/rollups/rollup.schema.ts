import type { Rollup } from '../../rules/reports/rollup.js';
import { collectionSchema } from '../collection.js';

export interface StoredRollup extends Omit<Rollup, 'cells'> {
  /** Generation and place. */
  _id: string;
  generation: number;
  /** As JSON: nothing is asked of single cells, and a text is read many times faster than as many fields. */
  cells: string;
}

export const RollupSchema = collectionSchema<StoredRollup>('rollups', {
  _id: { type: String, required: true },
  generation: { type: Number, required: true },
  level: { type: String, required: true },
  set: { type: String, required: true },
  bucket: { type: Date, required: true },
  partnerId: String,
  seq: { type: Number, required: true },
  cells: { type: String, required: true },
});
RollupSchema.index({ generation: 1, level: 1, set: 1, bucket: 1 });
RollupSchema.index({ partnerId: 1, generation: 1, bucket: 1 });

/** How far one generation of roll-ups has come. */
export interface RollupProgress {
  generation: number;
  /** Reports read the highest generation that is ready. */
  ready: boolean;
  /** All of history up to here is in every roll-up. */
  done: number;
  /** Being added, so that whoever goes on adds the very same events. */
  upTo: number;
  /** Months before this one are summed up. */
  monthsUntil: Date;
  /** Last compared with history itself, and how many documents were not what they should be. */
  checkedAt?: Date;
  differing?: number;
}

export const RollupProgressSchema = collectionSchema<RollupProgress & { _id: string }>('rollupProgress', {
  _id: { type: String, required: true },
  generation: { type: Number, required: true },
  ready: { type: Boolean, required: true },
  done: { type: Number, required: true },
  upTo: { type: Number, required: true },
  monthsUntil: { type: Date, required: true },
  checkedAt: Date,
  differing: Number,
});
