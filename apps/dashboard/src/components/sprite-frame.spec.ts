import { describe, expect, it } from 'vitest';
import { frameAt } from './sprite-frame.ts';

const sprite = { frames: 10, columns: 4, width: 160, height: 90 };
const place = { width: 80, height: 80 };

describe('a frame of a clip', () => {
  it('is the one at its share of the clip', () =>
    expect([0, 0.34, 0.99, 1].map((share) => frameAt(sprite, share, place).index)).toEqual([0, 3, 9, 9]));
  it('is cut out of the picture, row by row, and fitted into its place', () =>
    expect(frameAt(sprite, 0.55, place).style).toEqual({
      width: '80px',
      height: '45px',
      backgroundSize: '320px 135px',
      backgroundPosition: '-80px -45px',
    }));
});
