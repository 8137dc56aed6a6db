import { computed, watch } from 'vue';
import { useKeysetPages, type LoadedPage } from './keyset-pages.ts';
import { useUrlFilters, type FilterValues, type UrlFilters } from './url-filters.ts';

export interface ListPageOptions<Item, Filters extends UrlFilters> {
  /** Which filters there are, and how each stands in the address. */
  filters: Filters;
  load: (
    query: { filters: FilterValues<Filters>; cursor: string | undefined },
    signal: AbortSignal,
  ) => Promise<LoadedPage<Item>>;
  keyOf: (item: Item) => string;
}

/** What every list does: filters in the address, keyset paging, and its four states. */
export const useListPage = <Item, Filters extends UrlFilters>(options: ListPageOptions<Item, Filters>) => {
  const {
    values: filters,
    set: setFilters,
    clear: clearFilters,
    isFiltered,
  } = useUrlFilters(options.filters);
  const pages = useKeysetPages<Item>(
    (cursor, signal) => options.load({ filters: filters.value, cursor }, signal),
    options.keyOf,
  );
  watch(() => JSON.stringify(filters.value), pages.reload, { immediate: true });

  const isEmpty = computed(
    () => pages.state.value === 'ready' && pages.items.value.length === 0 && !pages.hasMore.value,
  );
  /** Rows of the last filter stay until those of the next are there. */
  const isFirstLoad = computed(() => pages.state.value === 'loading' && pages.items.value.length === 0);

  return { ...pages, filters, setFilters, clearFilters, isFiltered, isEmpty, isFirstLoad };
};
