import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTagId, parseTagId } from './tag-id.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const tagIds = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(makeTagId);
const replaceAt = (text: string, at: number, character: string) =>
  text.slice(0, at) + character + text.slice(at + 1);

describe('a tag ID', () => {
  it('is two groups of four and a check character', () => {
    expect(makeTagId(new Uint8Array(8))).toBe('0000-0000-0');
    fc.assert(
      fc.property(tagIds, (id) => {
        expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
        expect(parseTagId(id)).toBe(id);
      }),
    );
  });

  it('needs enough random bytes', () => expect(() => makeTagId(new Uint8Array(7))).toThrow(RangeError));

  it('is read as people write it', () => {
    fc.assert(
      fc.property(tagIds, (id) => {
        expect(parseTagId(` ${id.toLowerCase().replaceAll('-', ' ')} `)).toBe(id);
        expect(parseTagId(id.replaceAll('-', ''))).toBe(id);
        expect(parseTagId(id.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(id);
      }),
    );
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(tagIds, fc.nat(8), fc.constantFrom(...ALPHABET), (id, index, character) => {
        const bare = id.replaceAll('-', '');
        fc.pre(bare[index] !== character);
        expect(parseTagId(replaceAt(bare, index, character))).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows a swap of neighbours, but for the one pair that Luhn cannot', () => {
    fc.assert(
      fc.property(tagIds, fc.nat(7), (id, index) => {
        const bare = id.replaceAll('-', '');
        const [a, b] = [bare[index]!, bare[index + 1]!];
        fc.pre(a !== b && [a, b].sort().join('') !== '0Z');
        expect(parseTagId(replaceAt(replaceAt(bare, index, b), index + 1, a))).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['', '7K4M', '7K4M-9QXR', 'U000-0000-0', '0000-0000-00', 'a file name.mp4'])('is not %j', (typed) =>
    expect(parseTagId(typed)).toBeUndefined(),
  );
});
