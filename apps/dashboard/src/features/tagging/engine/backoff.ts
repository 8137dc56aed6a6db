const DELAYS_SECONDS = [1, 2, 4, 8, 16, 30];

/** Milliseconds until try `attempt` (from 1). Spread by a fifth, so that files do not knock together. */
export const retryDelay = (attempt: number, random = Math.random()): number => {
  const seconds = DELAYS_SECONDS[Math.min(attempt, DELAYS_SECONDS.length) - 1]!;
  return Math.round(seconds * 1000 * (0.8 + random * 0.4));
};
