import type { CreativeView } from '@smarttag/domain';
import type { BatchEntry } from './entry.ts';

/** A creative that the server no longer lists was removed; it keeps its place for Undo. */
const gone = (creative: CreativeView): CreativeView =>
  creative.state === 'cancelled' ? creative : { ...creative, state: 'cancelled' };

/**
 * Brings the server's creatives into the rows. Rows keep their place and what this browser holds;
 * new ones (from another tab or computer) go to the end.
 */
export const mergeCreatives = (
  entries: readonly BatchEntry[],
  creatives: readonly CreativeView[],
  newEntry: (creative: CreativeView) => BatchEntry,
): readonly BatchEntry[] => {
  const found = new Map(creatives.map((creative) => [creative.id, creative]));
  for (const entry of entries) {
    if (!entry.creative) continue;
    const now = found.get(entry.creative.id);
    found.delete(entry.creative.id);
    if (now === undefined) entry.creative = gone(entry.creative);
    // A row is drawn anew only when something of it changed: a batch may have a thousand.
    else if (JSON.stringify(now) !== JSON.stringify(entry.creative)) entry.creative = now;
  }
  return found.size === 0 ? entries : [...entries, ...[...found.values()].map(newEntry)];
};
