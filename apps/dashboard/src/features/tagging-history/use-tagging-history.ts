import { useDebounceFn } from '@vueuse/core';
import { OUTCOMES, type LiveEvent, type TaggingRecordView } from '@smarttag/domain';
import { onScopeDispose } from 'vue';
import { useListPage } from '../../components/list/use-list-page.ts';
import { onLiveEvent } from '../../events/live-events.ts';
import { listTaggingRecords } from './tagging-history.api.ts';
import { historyFilters, historyQuery } from './history-filters.ts';
import { useFacets } from './use-facets.ts';

const decides = ({ action }: LiveEvent) => OUTCOMES.some((outcome) => action === `creative.${outcome}`);

/** Many files are decided at once: one look for all of them. */
const GATHER_MS = 1_000;

/** The list of Tagging History, with "12 new" from the live events. */
export const useTaggingHistory = () => {
  const list = useListPage({
    filters: historyFilters,
    keyOf: (record: TaggingRecordView) => record.creativeId,
    load: ({ filters: chosen, cursor }, signal) =>
      listTaggingRecords({ query: { ...historyQuery(chosen), cursor }, signal }),
  });

  const look = useDebounceFn(list.lookForNew, GATHER_MS, { maxWait: 5 * GATHER_MS });
  onScopeDispose(onLiveEvent((event) => decides(event) && void look()));

  return { ...list, facets: useFacets(list.filters, list.items) };
};
