import { gramsOf } from '../rules/search-text.js';

/** Counting a few of a word's pieces finds a rare one as well as counting all. */
const MOST_GRAMS = 8;

const spread = <T>(items: T[], most: number): T[] => {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, n) => items[Math.floor(n * step)]!);
};

/** The pieces of a query's words by which an index may be read. */
export const gramsToRead = (words: string[]): string[] =>
  spread([...new Set(words.flatMap(gramsOf))], MOST_GRAMS);
