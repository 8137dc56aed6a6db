import { describe, expect, it } from 'vitest';
import { plotWidth, roundAbove, slotsOf, stackOf } from './chart-shape.ts';

describe('the scale', () => {
  it.each([
    [0, 1, 1],
    [1, 1, 1],
    [3, 3, 1],
    [9, 10, 5],
    [178, 200, 50],
    [1_000, 1_000, 250],
    [2_902, 3_000, 1_000],
  ])('of %d things ends at %d, in whole steps of %d', (value, top, step) =>
    expect(roundAbove(value, true)).toEqual({ top, step }),
  );
  it('of what is measured may have parts of one', () =>
    expect(roundAbove(0.71, false)).toEqual({ top: 0.8, step: 0.2 }));
});

describe('a stack', () => {
  it('is as high as its sum', () =>
    expect(stackOf([3, 0, 2], false)).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 3 },
      { from: 3, to: 5 },
    ]));
  it('fills the height as shares, and nothing of nothing', () => {
    expect(stackOf([1, 3], true).at(-1)!.to).toBe(1);
    expect(stackOf([0, 0], true).at(-1)!.to).toBe(0);
  });
});

it('bars fill the width', () => {
  const last = slotsOf(7, 900).at(-1)!;
  expect(last.x + last.width).toBeCloseTo(900);
});

it('is as wide as its place, and wider only where bars would vanish', () => {
  expect(plotWidth(358, 28)).toBe(358);
  expect(plotWidth(358, 90)).toBe(596);
  expect(plotWidth(1100, 672)).toBe(1160);
});
