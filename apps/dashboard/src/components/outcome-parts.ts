import type { CreativeState } from '@smarttag/domain';
import { STATUSES } from './status.ts';

/** In the order of a file's life; what was removed is not part of a batch's outcome. */
const ORDER = [
  'tagged',
  'duplicate',
  'rejected',
  'failed',
  'tagging',
  'uploaded',
  'uploading',
  'expired',
] as const satisfies readonly CreativeState[];

export interface OutcomePart {
  status: (typeof ORDER)[number];
  count: number;
  /** How it is drawn in the strip. */
  pattern: 'tagged' | 'duplicate' | 'rejected' | 'failed' | 'full' | 'part';
}

const PATTERNS: Partial<Record<CreativeState, OutcomePart['pattern']>> = {
  tagged: 'tagged',
  duplicate: 'duplicate',
  rejected: 'rejected',
  failed: 'failed',
  tagging: 'full',
  uploaded: 'full',
};

/** How many of a batch are where, without the empty ones. */
export const outcomeParts = (counts: Partial<Record<CreativeState, number>>): OutcomePart[] =>
  ORDER.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count > 0 ? [{ status: state, count, pattern: PATTERNS[state] ?? 'part' }] : [];
  });

export const toneOf = (part: OutcomePart) => STATUSES[part.status].tone;
