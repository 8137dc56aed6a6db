import { foldForSearch } from './file-name.js';

/** Shorter pieces would stand in nearly every name. */
const GRAM = 3;

/** What a query asks for: each of these stands somewhere in the name, in any order. */
export const searchWords = (query: string): string[] => [
  ...new Set(foldForSearch(query).split(/\s+/).filter(Boolean)),
];

/** Every piece of three characters of a folded text, once each: what stands in a text has all its pieces there. */
export const gramsOf = (folded: string): string[] => {
  const characters = [...folded];
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= characters.length; at += 1) {
    const gram = characters.slice(at, at + GRAM).join('');
    if (!/\s/.test(gram)) grams.add(gram);
  }
  return [...grams];
};
