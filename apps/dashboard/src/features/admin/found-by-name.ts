import { foldForSearch, searchWords } from '@smarttag/domain';
import { compareNames } from '../../format/order.ts';

/** Those whose name has every word of the search, in the order of their names. */
export const foundByName = <Item extends { name: string }>(
  items: readonly Item[],
  search: string,
): Item[] => {
  const words = searchWords(search);
  return items
    .filter(({ name }) => words.every((word) => foldForSearch(name).includes(word)))
    .sort((a, b) => compareNames(a.name, b.name));
};
