import type { CreativeView, SubmissionView } from '@smarttag/domain';
import { shallowReactive } from 'vue';
import type { BatchEntry } from './entry.ts';

export type ChoiceProblem = { field: 'business_center' | 'program'; message: string };

/** One batch as this browser knows it. Fields are replaced as a whole; a shallow watch sees them. */
export interface BatchState {
  /** Of its uploads before those of younger batches. */
  readonly rank: number;
  /** Missing until something is dropped or chosen: only then is there a draft. */
  submission?: Omit<SubmissionView, 'creatives'>;
  entries: readonly BatchEntry[];
  /** As typed. */
  businessCenterId: string;
  programId?: string;
  /** The server's refusal of a choice. */
  problem?: ChoiceProblem;
  savedAt?: Date;
  /** This page has held files of this batch since it was opened: nothing was lost by a reload. */
  openedHere: boolean;
  /** "Pause all" was pressed: what is added later waits too. */
  paused: boolean;
  /** The row to show, because the same file was picked again. */
  flashed?: BatchEntry;
}

export const newBatchState = (rank: number): BatchState =>
  shallowReactive({ rank, entries: [], businessCenterId: '', openedHere: false, paused: false });

let rows = 0;

export const newEntry = (fields: Omit<BatchEntry, 'key'>): BatchEntry =>
  shallowReactive({ key: `row-${++rows}`, ...fields });

export const entryOfCreative = (creative: CreativeView) => newEntry({ creative });

export const isDraft = (state: BatchState) => (state.submission?.state ?? 'draft') === 'draft';

export const dropEntry = (state: BatchState, entry: BatchEntry) => {
  state.entries = state.entries.filter((one) => one !== entry);
};
