import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldForSearch } from './file-name.js';
import { gramsOf, searchWords } from './search-text.js';

it('asks for words without case and accents, each once', () => {
  expect(searchWords('  Élan DAWN élan ')).toEqual(['elan', 'dawn']);
  expect(searchWords(' ')).toEqual([]);
});

it('cuts a text into pieces of three, without those that hold a space', () => {
  expect(gramsOf('abcab c')).toEqual(['abc', 'bca', 'cab']);
  expect(gramsOf('ab')).toEqual([]);
});

it('finds all pieces of a word in every text that holds the word', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      (a, word, b) => {
        const text = new Set(gramsOf(foldForSearch(a + word + b)));
        const [only] = searchWords(word);
        if (only !== undefined && foldForSearch(a + word + b).includes(only))
          for (const gram of gramsOf(only)) expect(text).toContain(gram);
      },
    ),
  );
});
