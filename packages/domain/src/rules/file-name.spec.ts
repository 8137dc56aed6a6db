import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkFileName,
  declaredFileName,
  extensionOf,
  foldForSearch,
  formatOf,
  requireFileName,
} from './file-name.js';

/** Any characters at all, halves of one included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 600 })
  .map((codes) => String.fromCharCode(...codes));

describe('a name that a person gives', () => {
  it.each([
    ['spring_cut_v2.mp4', undefined],
    ['🎬 été 최종.mp4', undefined],
    ['CUT.MP4', undefined],
    ['', 'empty'],
    ['  ', 'empty'],
    ['.mp4', 'empty'],
    ['a/b.mp4', 'path_separator'],
    ['a\\b.mp4', 'path_separator'],
    ['a\tb.mp4', 'control_character'],
    ['a\u202egpm.mp4', 'control_character'],
    ['a\u2066b.mp4', 'control_character'],
    [`${'x'.repeat(251)}.mp4`, undefined],
    [`${'x'.repeat(252)}.mp4`, 'too_long'],
    [`${'é'.repeat(126)}.mp4`, 'too_long'],
    ['name.mov', 'other_extension'],
    ['name', 'other_extension'],
  ])('%j: %s', (name, problem) => expect(checkFileName(name, 'before.mp4')).toBe(problem));

  it('is kept in one form of its accents, without spaces around it', () => {
    expect(requireFileName(' e\u0301te\u0301.mp4 ', 'a.mp4')).toBe('été.mp4');
  });

  it('may have no extension when the old one has none', () =>
    expect(checkFileName('new name', 'old name')).toBeUndefined());

  it('says in words what is wrong', () =>
    expect(() => requireFileName('a.mov', 'a.mp4')).toThrow('The extension of a file stays as it was.'));
});

describe('a dropped file’s name', () => {
  it.each([
    ['a/b/c.mp4', 'c.mp4'],
    ['C:\\cuts\\c.mp4', 'c.mp4'],
    ['../..', '..'],
    ['', 'unnamed'],
    ['\u0000\u202e', 'unnamed'],
    ['folder/', 'unnamed'],
  ])('%j is shown as %j', (name, shown) => expect(declaredFileName(name)).toBe(shown));

  it('never refuses, is never too long, and is a name that could be given', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const shown = declaredFileName(name);
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255);
        expect(shown).not.toBe('');
        expect(checkFileName(shown)).toBeUndefined();
      }),
    );
  });

  it('keeps its extension when it is cut', () => {
    expect(declaredFileName(`${'é'.repeat(300)}.mp4`)).toMatch(/é\.mp4$/);
    expect(Buffer.byteLength(declaredFileName(`a.${'x'.repeat(400)}`))).toBeLessThanOrEqual(255);
  });
});

describe('parts of a name', () => {
  it.each([
    ['a.MP4', '.MP4', 'mp4'],
    ['a.b.mov', '.mov', 'mov'],
    ['.hidden', '', ''],
    ['none', '', ''],
  ])('%s', (name, extension, format) => {
    expect(extensionOf(name)).toBe(extension);
    expect(formatOf(name)).toBe(format);
  });

  it('are found without case and accents', () => expect(foldForSearch('ÉTÉ Ŝpring')).toBe('ete spring'));
});
