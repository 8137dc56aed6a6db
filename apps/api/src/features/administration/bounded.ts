import type { BoundedCount } from '@smarttag/domain';

const BOUND = 10_000;
/** What a count reads at most: one more than it says. */
export const COUNT_LIMIT = BOUND + 1;

export const boundedCount = (counted: number): BoundedCount => ({
  count: Math.min(counted, BOUND),
  exceeded: counted > BOUND,
});
