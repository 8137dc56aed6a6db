import type { BatchEntry } from './entry.ts';
import { rowStatus } from './row-status.ts';

/** Rows whose turn is still to come. */
export const canMove = (entry: BatchEntry) => {
  const status = rowStatus(entry);
  return status === 'waiting' || status === 'paused';
};

/** In the place of another row; that one makes room towards where the first came from. */
export const movedTo = (
  entries: readonly BatchEntry[],
  entry: BatchEntry,
  target: BatchEntry,
): readonly BatchEntry[] => {
  const place = entries.indexOf(target);
  const others = entries.filter((one) => one !== entry);
  return [...others.slice(0, place), entry, ...others.slice(place)];
};

/** The next row up or down that waits too; undefined at the end. */
export const neighbourOf = (entries: readonly BatchEntry[], entry: BatchEntry, step: 1 | -1) => {
  const waiting = entries.filter(canMove);
  return waiting[waiting.indexOf(entry) + step];
};
