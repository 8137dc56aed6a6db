import { OUTCOMES, PARTNER_KINDS } from '@smarttag/domain';
import { listFilter, rangeFilter, textFilter, type FilterValues } from '../../components/list/url-filters.ts';
import { rangeQuery } from '../../components/list/range-query.ts';

/** In the address they have the api's words, so that a number anywhere can link to its rows. */
export const historyFilters = {
  range: rangeFilter({ preset: 'last28' }),
  /** Whose days the range is of, where it is not this person's own zone. */
  timeZone: textFilter(),
  search: textFilter(),
  outcome: listFilter(OUTCOMES),
  partnerKind: listFilter(PARTNER_KINDS),
  partnerId: listFilter(),
  programId: listFilter(),
  businessCenterId: listFilter(),
  uploaderId: listFilter(),
  format: listFilter(),
};
export type HistoryFilters = FilterValues<typeof historyFilters>;

/** The same as the server takes it. */
export const historyQuery = ({ range, timeZone, ...rest }: HistoryFilters) => ({
  ...rangeQuery(range),
  ...(timeZone && { timeZone }),
  ...rest,
});
