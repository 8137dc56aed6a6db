/** Each bin is this much longer than the one before, so a figure read from it is at most 2.5 % off. */
const GROWTH = 1.05;
export const DURATION_ERROR = Math.sqrt(GROWTH) - 1;

/** How many durations fell into which bin. */
export type Histogram = Map<number, number>;

/** The bin of a duration in ms; all up to 1 ms share one. */
export const binOf = (ms: number): number => (ms <= 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(GROWTH)));

/** The middle of a bin by its logarithm, ms. */
export const durationOf = (bin: number): number => (bin === 0 ? 1 : GROWTH ** (bin - 0.5));

/** The duration that this share of all did not exceed, ms; none of nothing. */
export const quantileOf = (histogram: Histogram, share: number): number | undefined => {
  let left = [...histogram.values()].reduce((sum, count) => sum + count, 0) * share;
  let found: number | undefined;
  for (const bin of [...histogram.keys()].sort((a, b) => a - b)) {
    found = bin;
    left -= histogram.get(bin)!;
    if (left <= 0) break;
  }
  return found === undefined ? undefined : durationOf(found);
};
