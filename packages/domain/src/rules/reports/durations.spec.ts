import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DURATION_ERROR, Histogram, binOf, durationOf } from './durations.js';

const aBin = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 1_000_000 }));

const histogramOf = (bins: readonly (readonly [number, number])[]): Histogram => {
  const histogram = new Histogram();
  for (const [bin, count] of bins) histogram.add(bin, count);
  return histogram;
};

it('a duration read from its bin is at most 2.5 % off, from a millisecond to a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31_536_000_000 }), (ms) => {
      expect(Math.abs(durationOf(binOf(ms)) - ms) / ms).toBeLessThanOrEqual(DURATION_ERROR + 1e-9);
    }),
  );
  expect(DURATION_ERROR).toBeLessThan(0.025);
});

it('half, and 95 of 100, did not take longer', () => {
  const histogram = histogramOf(
    Array.from({ length: 100 }, (_, index) => [binOf(1.2 ** (index + 1)), 1] as const),
  );
  expect(histogram.quantile(0.5)).toBe(durationOf(binOf(1.2 ** 50)));
  expect(histogram.quantile(0.95)).toBe(durationOf(binOf(1.2 ** 95)));
});

it('says nothing of nothing', () => {
  expect(new Histogram().quantile(0.5)).toBeUndefined();
  expect(new Histogram().toText()).toBe('');
});

it('is the same whether it was counted, read from its text or added from others', () => {
  fc.assert(
    fc.property(fc.array(aBin), fc.array(aBin), (some, more) => {
      const counted = histogramOf([...some, ...more]);
      const read = new Histogram();
      read.addText(histogramOf(some).toText());
      read.addAll(histogramOf(more));
      const added = new Histogram();
      added.addAll(read);
      expect(added.toText()).toBe(counted.toText());
      expect(added.quantile(0.5)).toBe(counted.quantile(0.5));
    }),
  );
});

it('adds more texts than it lets wait', () => {
  const histogram = new Histogram();
  for (let n = 0; n < 2_500; n += 1) histogram.addText('7,2,3,1');
  expect(histogram.toText()).toBe('7,5000,3,2500');
});
