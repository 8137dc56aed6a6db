import { describe, expect, it } from 'vitest';
import { nextTimeLeft } from './time-left.ts';

describe('nextTimeLeft', () => {
  it('rounds to seconds, then to 5 seconds, then to minutes', () => {
    expect([0.2, 17.4, 43, 119, 121, 400].map((seconds) => nextTimeLeft(undefined, seconds))).toEqual([
      1, 17, 45, 120, 120, 420,
    ]);
  });

  it('goes down at once', () => {
    expect(nextTimeLeft(28, 27)).toBe(27);
  });

  it('goes up only by a fifth or more', () => {
    expect([nextTimeLeft(20, 23), nextTimeLeft(20, 24)]).toEqual([20, 24]);
  });
});
