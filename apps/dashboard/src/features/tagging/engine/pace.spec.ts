import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabLocks } from './locks.ts';
import { Pace, pacedSource } from './pace.ts';
import { pageClock } from './page-clock.fixtures.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const patient = new AbortController().signal;
const file = (bytes: number) => new File([new Uint8Array(bytes)], 'a.mp4');

/** Takes slice after slice, as a line without end would. */
const drain = async (pace: Pace, bytes: number, onBytes: (bytes: number) => void, givenUp = patient) => {
  const source = pacedSource(file(bytes), pace, givenUp);
  for (let offset = 0, done = false; !done;) {
    const slice = await source.slice(offset, Infinity);
    offset += slice.value.size;
    done = slice.done;
    onBytes(slice.value.size);
  }
};

describe('Pace', () => {
  it('lets all go at once when no limit is chosen', async () => {
    const slices: number[] = [];
    await drain(new Pace(createTabLocks(), pageClock, () => 0), 3_000_000, (bytes) => slices.push(bytes));
    expect(slices).toEqual([3_000_000]);
  });

  it('holds the limit over all files and tabs together', async () => {
    const locks = createTabLocks();
    let sent = 0;
    // 8 Mbit/s: a megabyte a second.
    for (let tab = 0; tab < 3; tab++)
      void drain(new Pace(locks, pageClock, () => 8), 4_000_000, (bytes) => (sent += bytes));
    await vi.advanceTimersByTimeAsync(4000);
    expect(sent).toBe(4_500_000);
    await vi.advanceTimersByTimeAsync(4000);
    expect(sent).toBe(8_500_000);
  });

  it('follows another choice with the next slice', async () => {
    let limit = 8;
    const slices: number[] = [];
    void drain(new Pace(createTabLocks(), pageClock, () => limit), 4_000_000, (bytes) => slices.push(bytes));
    await vi.advanceTimersByTimeAsync(0);
    limit = 0;
    await vi.advanceTimersByTimeAsync(500);
    expect(slices).toEqual([500_000, 500_000, 3_000_000]);
  });

  it('does not wait for who gave up', async () => {
    const locks = createTabLocks();
    const givenUp = new AbortController();
    let sent = 0;
    const pace = new Pace(locks, pageClock, () => 8);
    void drain(pace, 4_000_000, (bytes) => (sent += bytes));
    const stopped = drain(pace, 4_000_000, () => undefined, givenUp.signal).catch(() => undefined);
    givenUp.abort();
    await stopped;
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toBe(1_500_000);
  });
});
