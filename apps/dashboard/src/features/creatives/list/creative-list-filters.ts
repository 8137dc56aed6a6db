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

const SORTS = ['newest', 'oldest'] as const;

/** What of the list stands in the address. */
export const creativeListFilters = {
  range: rangeFilter({ preset: 'last28' }),
  dateBy: choiceFilter(DATES),
  search: textFilter(),
  state: listFilter<CreativeState>(CREATIVE_STATES),
  program: listFilter(),
  businessCenter: listFilter(),
  uploader: listFilter(),
  format: listFilter(),
  partner: listFilter(),
  sort: choiceFilter(SORTS),
};
export type CreativeListFilters = FilterValues<typeof creativeListFilters>;

/** The same as the server takes it. */
export const creativeQuery = ({
  range,
  program,
  businessCenter,
  uploader,
  partner,
  ...rest
}: CreativeListFilters) => ({
  ...rangeQuery(range),
  ...rest,
  programId: program,
  businessCenterId: businessCenter,
  uploaderId: uploader,
  partnerId: partner,
});

/** Table or pictures: the same rows, so that a change loads nothing. */
export const viewFilter = { view: choiceFilter(['table', 'grid']) };

/** Every filter but range, date and order. */
export const NO_FILTERS = {
  search: '',
  state: [],
  program: [],
  businessCenter: [],
  uploader: [],
  format: [],
  partner: [],
} as const satisfies Partial<CreativeListFilters>;
