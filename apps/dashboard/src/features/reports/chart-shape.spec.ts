import { describe, expect, it } from 'vitest';
import { plotWidth, roundAbove, slotsOf, stackOf } from './chart-shape.ts';

describe('the scale', () => {
  it.each([
    [0, 1],
    [3, 3],
    [178, 200],
    [1_000, 1_000],
    [2_902, 3_000],
  ])('of %d ends at %d', (value, top) => expect(roundAbove(value).top).toBe(top));
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
