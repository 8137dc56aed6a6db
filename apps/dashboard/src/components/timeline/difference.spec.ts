import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

describe('a difference', () => {
  it('is only what changed in the middle', () =>
    expect(differenceOf('serum_FINAL_final2.mp4', 'serum_mina_30s.mp4')).toEqual({
      start: 'serum_',
      removed: 'FINAL_final2',
      added: 'mina_30s',
      end: '.mp4',
    }));

  it('counts no character for both its start and its end', () =>
    expect(differenceOf('aa', 'aaa')).toEqual({ start: 'aa', removed: '', added: 'a', end: '' }));

  it('is everything where nothing is alike', () =>
    expect(differenceOf('Holiday', 'Always-On')).toMatchObject({ removed: 'Holiday', added: 'Always-On' }));
});
