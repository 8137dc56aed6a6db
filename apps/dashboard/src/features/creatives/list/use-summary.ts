import type { CreativeSummary } from '@smarttag/domain';
import { computed, watch, type ComputedRef } from 'vue';
import { useLoaded } from '../../../components/use-loaded.ts';
import { summarizeCreatives } from '../creatives.api.ts';
import { creativeQuery, type CreativeListFilters } from './creative-list-filters.ts';

interface Summaries {
  /** Of every state, so that each figure stays a door. */
  all: CreativeSummary;
  /** Of the rows that are listed. */
  listed: CreativeSummary;
}

/** The figures above the list: asked beside the rows, and they may fail without them. */
export const useSummary = (filters: ComputedRef<CreativeListFilters>) => {
  const { value, error, load } = useLoaded<Summaries>(async (signal) => {
    const query = creativeQuery(filters.value);
    const [all, listed] = await Promise.all([
      summarizeCreatives({ query: { ...query, state: undefined }, signal }),
      query.state.length > 0 ? summarizeCreatives({ query, signal }) : undefined,
    ]);
    return { all, listed: listed ?? all };
  });
  // Not a key of what is loaded: the figures of the last filter stay until those of the next are there.
  watch(() => JSON.stringify(filters.value), load);

  return {
    figures: computed(() => (error.value ? undefined : value.value?.all)),
    totals: computed(() => (error.value ? undefined : value.value?.listed)),
    failed: computed(() => error.value !== undefined),
    refresh: load,
  };
};
