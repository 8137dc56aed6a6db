import { CREATIVE_STATES, type CreativeState } from '@smarttag/domain';
import { rangeQuery } from '../../../components/list/range-query.ts';
import {
  choiceFilter,
  listFilter,
  rangeFilter,
  textFilter,
  type FilterValues,
} from '../../../components/list/url-filters.ts';
import { DATES } from './date-of.ts';

/** What of the list stands in the address. */
export const creativeListFilters = {
  range: rangeFilter({ preset: 'last28' }),
  dateBy: choiceFilter(DATES),
  search: textFilter(),
  state: listFilter<CreativeState>(CREATIVE_STATES),
  program: listFilter(),
  partner: listFilter(),
};
export type CreativeListFilters = FilterValues<typeof creativeListFilters>;

/** The same as the server takes it. */
export const creativeQuery = ({ range, program, partner, ...rest }: CreativeListFilters) => ({
  ...rangeQuery(range),
  ...rest,
  programId: program,
  partnerId: partner,
});
