import { describe, expect, it } from 'vitest';
import { joinName, problemOf, splitName, stemOfPasted } from './file-name-parts.ts';

describe('a file name to edit', () => {
  it('is a stem and the extension that stays', () => {
    expect(splitName('hero_9x16_v4.mp4')).toEqual({ stem: 'hero_9x16_v4', extension: '.mp4' });
    expect(splitName('final.cut.MOV')).toEqual({ stem: 'final.cut', extension: '.MOV' });
    expect(splitName('.hidden')).toEqual({ stem: '.hidden', extension: '' });
  });

  it('is joined without spaces at its ends', () => {
    expect(joinName(' hero ', '.mp4')).toBe('hero.mp4');
  });

  it('takes a pasted whole name as its stem', () => {
    expect(stemOfPasted('hero_v5.MP4\n', '.mp4')).toBe('hero_v5');
    expect(stemOfPasted('hero_v5.mov', '.mp4')).toBe('hero_v5.mov');
    expect(stemOfPasted('hero', '')).toBe('hero');
  });
});

describe('a typed name', () => {
  it.each([
    ['hero_v5', undefined],
    ['크리스마스_최종', undefined],
    ['', 'empty'],
    ['   ', 'empty'],
    ['spring/hero', 'path_separator'],
    ['hero\u202ev5', 'control_character'],
    ['x'.repeat(252), 'too_long'],
  ])('%j is answered with %s', (stem, problem) => {
    expect(problemOf(stem, 'hero_v4.mp4')).toBe(problem);
  });

  it('cannot give an extension to a file that has none', () => {
    expect(problemOf('hero.mp4', 'hero')).toBe('other_extension');
  });
});
