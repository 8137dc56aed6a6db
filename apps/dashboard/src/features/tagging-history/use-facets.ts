import { watch, type ComputedRef, type Ref } from 'vue';
import { useLoaded } from '../../components/use-loaded.ts';
import { getTaggingFacets } from './tagging-history.api.ts';
import { historyQuery, type HistoryFilters } from './history-filters.ts';

/** The counts beside the filters: asked beside the rows, and they may fail without them. */
export const useFacets = (filters: ComputedRef<HistoryFilters>, rows: Ref<readonly unknown[]>) => {
  const { value, load } = useLoaded((signal) =>
    getTaggingFacets({ query: historyQuery(filters.value), signal }),
  );
  // Not a key of what is loaded: the counts of the last filter stay until those of the next are there.
  watch(() => JSON.stringify(filters.value), load);
  // "12 new" was pressed: the first row is another one.
  watch(
    () => rows.value[0],
    (now, before) => before !== undefined && now !== undefined && void load(),
  );
  return value;
};
