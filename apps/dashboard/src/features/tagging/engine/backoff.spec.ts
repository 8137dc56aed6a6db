import { describe, expect, it } from 'vitest';
import { retryDelay } from './backoff.ts';

describe('retryDelay', () => {
  it('doubles from one second and stays at half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 40].map((attempt) => retryDelay(attempt, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('spreads tries by a fifth to each side', () => {
    expect([retryDelay(3, 0), retryDelay(3, 1)]).toEqual([3200, 4800]);
  });
});
