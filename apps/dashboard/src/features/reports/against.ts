import {
  daysOf,
  isPreset,
  readRange,
  stepDays,
  writeRange,
  type Range,
} from '../../components/date-range/range.ts';
import { choiceFilter, type UrlFilter } from '../../components/list/url-filters.ts';
import { today } from '../../format/time.ts';

/** Times that follow from the report's own range; the first is the usual one. */
export const COMPARES = ['previousWeekdays', 'previousDates', 'yearWeekdays', 'yearDates', 'none'] as const;
export type Compare = (typeof COMPARES)[number];

/** What a report is compared with: one of those, or a range of its own. */
export type Against = Compare | Range;
export const isOwnRange = (against: Against): against is Range => typeof against !== 'string';

const named = choiceFilter(COMPARES);
const isAllTime = (range: Range) => isPreset(range) && range.preset === 'all';

export const againstFilter = (): UrlFilter<Against> => ({
  read: (text) => {
    const range = readRange(text ?? '');
    return range && !isAllTime(range) ? range : named.read(text);
  },
  write: (against) => (isOwnRange(against) ? writeRange(against) : named.write(against)),
});

/** The range of its own to begin with: the one right before the report's. */
export const rangeBefore = (range: Range): Range => {
  const days = daysOf(range, today());
  return days ? stepDays(days, -1) : { preset: 'lastMonth' };
};

const COMPARISONS = {
  previousWeekdays: { compare: 'previous', match: 'weekdays' },
  previousDates: { compare: 'previous', match: 'dates' },
  yearWeekdays: { compare: 'year', match: 'weekdays' },
  yearDates: { compare: 'year', match: 'dates' },
  none: {},
} as const;

/** The same as the server takes it. */
export const againstQuery = (against: Against) => {
  if (!isOwnRange(against)) return COMPARISONS[against];
  const days = daysOf(against, today());
  return days ? { compare: 'custom', compareFrom: days.from, compareTo: days.to } : COMPARISONS.none;
};
