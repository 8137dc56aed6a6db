import { useDebounceFn } from '@vueuse/core';
import type { HistoryEventView } from '@smarttag/domain';
import { onScopeDispose } from 'vue';
import { rangeQuery } from '../../components/list/range-query.ts';
import {
  choiceFilter,
  listFilter,
  rangeFilter,
  textFilter,
  type FilterValues,
} from '../../components/list/url-filters.ts';
import { useListPage } from '../../components/list/use-list-page.ts';
import { onLiveEvent } from '../../events/live-events.ts';
import { listHistory } from './activity.api.ts';
import { KINDS, VIEWS, actionsOf } from './event-groups.ts';

const filters = {
  range: rangeFilter({ preset: 'last28' }),
  show: choiceFilter(VIEWS),
  kind: listFilter(KINDS),
  person: listFilter(),
  partner: listFilter(),
  /** One thing, or all that one request did. */
  subject: textFilter(),
  request: textFilter(),
};
export type ActivityFilters = FilterValues<typeof filters>;

/** The same as the server takes it. */
export const activityQuery = ({ range, show, kind, person, partner, subject, request }: ActivityFilters) => ({
  ...rangeQuery(range),
  action: actionsOf(show, kind),
  actorId: person,
  partnerId: partner,
  subjectId: subject || undefined,
  requestId: request || undefined,
});

/** Events that came in are gathered before one look for all of them. */
const GATHER_MS = 1_000;

export const useActivity = () => {
  const list = useListPage({
    filters,
    keyOf: (event: HistoryEventView) => event.id,
    load: ({ filters: chosen, cursor }, signal) =>
      listHistory({ query: { ...activityQuery(chosen), cursor }, signal }),
  });
  const look = useDebounceFn(list.lookForNew, GATHER_MS, { maxWait: 5 * GATHER_MS });
  onScopeDispose(onLiveEvent(() => void look()));
  return list;
};
