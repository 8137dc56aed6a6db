import { timeToTag, type OverviewView, type TaggingRecord } from '@smarttag/domain';

type Decided = Pick<TaggingRecord, 'outcome' | 'uploadedAt' | 'submittedAt' | 'decidedAt'>;
type Decisions = Omit<OverviewView['today'], 'uploads' | 'uploadedBytes'>;

/** The value that this share of them does not exceed (nearest rank). */
const quantile = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1];

/** @param limit how many were read at most */
export const todayOf = (decided: Decided[], limit: number): Decisions => {
  const count = (outcome: Decided['outcome']) => decided.filter((one) => one.outcome === outcome).length;
  const times = decided.map(timeToTag).sort((a, b) => a - b);
  return {
    tagged: count('tagged'),
    duplicates: count('duplicate'),
    rejected: count('rejected'),
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    exceeded: decided.length >= limit,
  };
};
