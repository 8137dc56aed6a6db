import { BULK_LIMIT, type CreativeView } from '@smarttag/domain';
import { useListPage } from '../../../components/list/use-list-page.ts';
import { listCreatives } from '../creatives.api.ts';
import { creativeListFilters, creativeQuery } from './creative-list-filters.ts';
import { useLiveRows } from './use-live-rows.ts';
import { useSummary } from './use-summary.ts';

/** My Creatives: the rows, the figures above them, and what moves while one looks. */
export const useCreatives = () => {
  const list = useListPage({
    filters: creativeListFilters,
    keyOf: (creative: CreativeView) => creative.id,
    load: ({ filters, cursor }, signal) =>
      listCreatives({ query: { ...creativeQuery(filters), cursor }, signal }),
  });
  const summary = useSummary(list.filters);
  useLiveRows(list, summary.refresh);

  /** Every row of the filter, as far as one edit may reach. */
  const all = async () => {
    const query = { ...creativeQuery(list.filters.value), limit: 200 };
    const found: CreativeView[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCreatives({ query: { ...query, cursor } });
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor && found.length < BULK_LIMIT);
    return found.slice(0, BULK_LIMIT);
  };

  return { ...list, all, figures: summary.figures, totals: summary.totals, summaryFailed: summary.failed };
};
