import { useDebounceFn } from '@vueuse/core';
import type { LiveEvent, TaggingRecordView } from '@smarttag/domain';
import { computed, onScopeDispose } from 'vue';
import { listFilter, rangeFilter, textFilter, type FilterValues } from '../../components/list/url-filters.ts';
import { rangeQuery } from '../../components/list/range-query.ts';
import { useListPage } from '../../components/list/use-list-page.ts';
import { onLiveEvent } from '../../events/live-events.ts';
import { listTaggingRecords } from './tagging-history.api.ts';

const OUTCOMES = ['tagged', 'duplicate', 'rejected'] as const;

const decides = ({ action }: LiveEvent) => OUTCOMES.some((outcome) => action === `creative.${outcome}`);

/** Many files are decided at once: one look for all of them. */
const GATHER_MS = 1_000;

const filters = {
  range: rangeFilter({ preset: 'last28' }),
  search: textFilter(),
  outcome: listFilter(OUTCOMES),
  program: listFilter(),
  partner: listFilter(),
  kind: listFilter(),
  businessCenter: listFilter(),
  format: listFilter(),
  uploader: listFilter(),
};

/** The same as the server takes it. */
export const historyQuery = (values: FilterValues<typeof filters>) => {
  const { range, program, partner, kind, businessCenter, uploader, ...rest } = values;
  return {
    ...rangeQuery(range),
    ...rest,
    programId: program,
    partnerId: partner,
    partnerKind: kind,
    businessCenterId: businessCenter,
    uploaderId: uploader,
  };
};

/** The list of Tagging History, with "12 new" from the live events. */
export const useTaggingHistory = () => {
  const list = useListPage({
    filters,
    keyOf: (record: TaggingRecordView) => record.creativeId,
    load: ({ filters: chosen, cursor }, signal) =>
      listTaggingRecords({ query: { ...historyQuery(chosen), cursor }, signal }),
  });

  const look = useDebounceFn(list.lookForNew, GATHER_MS, { maxWait: 5 * GATHER_MS });
  onScopeDispose(onLiveEvent((event) => decides(event) && void look()));

  /** Counted from what is loaded: known only when all of it is. */
  const counts = computed(() => {
    if (list.hasMore.value) return undefined;
    const of = (outcome: (typeof OUTCOMES)[number]) =>
      list.items.value.filter((record) => record.outcome === outcome).length;
    return { tagged: of('tagged'), duplicate: of('duplicate'), rejected: of('rejected') };
  });

  return { ...list, counts };
};
