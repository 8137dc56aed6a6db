import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DURATION_ERROR, binOf, durationOf, quantileOf } from './durations.js';

it('a duration read from its bin is at most 2.5 % off, from a millisecond to a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31_536_000_000 }), (ms) => {
      expect(Math.abs(durationOf(binOf(ms)) - ms) / ms).toBeLessThanOrEqual(DURATION_ERROR + 1e-9);
    }),
  );
  expect(DURATION_ERROR).toBeLessThan(0.025);
});

it('half, and 95 of 100, did not take longer', () => {
  const histogram = new Map(
    Array.from({ length: 100 }, (_, index) => [binOf(1.2 ** (index + 1)), 1] as const),
  );
  expect(quantileOf(histogram, 0.5)).toBe(durationOf(binOf(1.2 ** 50)));
  expect(quantileOf(histogram, 0.95)).toBe(durationOf(binOf(1.2 ** 95)));
});

it('says nothing of nothing', () => expect(quantileOf(new Map(), 0.5)).toBeUndefined());
