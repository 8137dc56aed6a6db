import type { Clock } from './clock.ts';
import type { Locks } from './locks.ts';

const TURN = 'smarttag.upload-turn';
/** Often enough for a speed that looks even, seldom enough that each slice's request costs little. */
const TURN_MS = 500;

/**
 * The chosen speed over all tabs of the browser: slices go one after the other, and each has its turn for as
 * long as its bytes take at that speed.
 */
export class Pace {
  constructor(
    private readonly locks: Locks,
    private readonly clock: Clock,
    /** 0 for none. */
    private readonly megabitsPerSecond: () => number,
  ) {}

  /** Waits for its turn. @returns the bytes that may go now */
  next(givenUp: AbortSignal): Promise<number> {
    const bytes = (this.megabitsPerSecond() * 1e6 * TURN_MS) / 8000;
    if (bytes === 0) return Promise.resolve(Infinity);
    return new Promise((resolve, reject) => {
      const turn = () => {
        resolve(bytes);
        return this.clock.after(TURN_MS);
      };
      this.locks.hold(TURN, givenUp, turn).catch(reject);
    });
  }
}

/** A file that gives its bytes no faster than the pace; without a limit all that is asked for at once. */
export const pacedSource = (file: File, pace: Pace, givenUp: AbortSignal) => ({
  size: file.size,
  async slice(start: number, end: number) {
    const last = Math.min(end, file.size, start + (await pace.next(givenUp)));
    return { value: file.slice(start, last), done: last === file.size };
  },
  close: () => undefined,
});
