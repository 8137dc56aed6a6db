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

  it('takes no number apart', () => {
    expect(differenceOf('240 min', '120 min')).toEqual({
      start: '',
      removed: '240',
      added: '120',
      end: ' min',
    });
    expect(differenceOf('1\u202f000', '500')).toMatchObject({ removed: '1\u202f000', added: '500', end: '' });
    expect(differenceOf('hero_10s_v1.mp4', 'hero_15s_v1.mp4')).toMatchObject({ removed: '10', added: '15' });
  });

  it('is everything where nothing is alike', () =>
    expect(differenceOf('Holiday', 'Always-On')).toMatchObject({ removed: 'Holiday', added: 'Always-On' }));
});
