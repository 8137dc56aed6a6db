import type { Clock } from './clock.ts';

/** Timers of the page, which a test can move. */
export const pageClock: Clock = {
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
  after: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
