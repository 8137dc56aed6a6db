import { computed } from 'vue';
import { textFilter, useUrlFilters } from '../../components/list/url-filters.ts';
import { foundByName } from './found-by-name.ts';

/** A list that is here whole, searched by name; the search stands in the address. */
export const useNames = <Item extends { name: string }>(items: () => readonly Item[]) => {
  const { values, set } = useUrlFilters({ search: textFilter() });
  const search = computed({
    get: () => values.value.search,
    set: (text) => void set({ search: text }),
  });
  return { search, found: computed(() => foundByName(items(), search.value)) };
};
