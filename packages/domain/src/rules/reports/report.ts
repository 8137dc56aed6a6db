import {
  MOST_REPORT_DAYS,
  type Grain,
  type Measures,
  type ReportQuery,
} from '../../contracts/report.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import { localDayOf } from '../local-days.js';
import {
  bucketsOf,
  lengthOf,
  shiftDay,
  spanOfDays,
  type Bucket,
  type DayRange,
  type Span,
} from './calendar.js';
import { comparedRange, comparedSpan } from './comparison.js';
import { noSums, measuresOf, submittedIn } from './sums.js';
import { Tally } from './tally.js';

/** A curve of more points than this shows nothing. */
export const MOST_BUCKETS = 1_200;
/** As other lists begin. */
const DEFAULT_DAYS = 28;
/** Groups drawn by themselves; the others are one. */
export const MOST_SERIES = 5;

/** Which spans a report adds up, and what stands against what. */
export interface ReportPlan {
  range: DayRange;
  span: Span;
  buckets: Bucket[];
  compared?: { range: DayRange; span: Span; buckets: Bucket[] };
}

/** Hours of a day that has the most, and days. */
const POINTS_A_DAY = { hour: 25, day: 1, week: 1 / 7, month: 1 / 28 };

/** @throws VALIDATION_FAILED for more points in time than can be shown */
export const requireDrawable = (range: DayRange, grain: Grain): void => {
  if (lengthOf(range) * POINTS_A_DAY[grain] <= MOST_BUCKETS) return;
  const message = `A report shows at most ${MOST_BUCKETS} points in time. Choose a coarser step or a shorter range.`;
  throw new DomainError('VALIDATION_FAILED', message, { fields: [{ field: 'grain', message }] });
};

/** A range up to today may be as long as any other. */
const requireLength = (range: DayRange): void => {
  if (lengthOf(range) <= MOST_REPORT_DAYS) return;
  const message = `At most ${MOST_REPORT_DAYS} days.`;
  throw new DomainError('VALIDATION_FAILED', message, { fields: [{ field: 'from', message }] });
};

/** @throws VALIDATION_FAILED for a range that is too long, or more points in time than can be shown */
export const planReport = (query: ReportQuery, now: Date): ReportPlan => {
  const { timeZone, grain } = query;
  const to = query.to ?? localDayOf(now, timeZone);
  const range = { from: query.from ?? shiftDay(to, 1 - DEFAULT_DAYS), to };
  requireLength(range);
  requireDrawable(range, grain);
  const plan = { range, span: spanOfDays(range, timeZone), buckets: bucketsOf(range, timeZone, grain) };
  const other = otherRange(range, query);
  if (!other) return plan;
  requireDrawable(other, grain);
  const span = comparedSpan(range, other, timeZone, now);
  const buckets = bucketsOf(other, timeZone, grain).map((bucket) => within(bucket, span));
  return { ...plan, compared: { range: other, span, buckets } };
};

const otherRange = (range: DayRange, { compare, match, compareFrom, compareTo }: ReportQuery) => {
  if (compare === undefined) return undefined;
  if (compare === 'custom') return { from: compareFrom!, to: compareTo! };
  return comparedRange(range, compare, match);
};

/** What of a bucket lies before the end; an empty one where nothing does. */
const within = (bucket: Bucket, { until }: Span): Bucket => ({
  ...bucket,
  from: bucket.from < until ? bucket.from : until,
  until: bucket.until < until ? bucket.until : until,
});

export interface Grouped {
  keys: string[];
  measures: Measures;
  compared?: Measures;
}

const bySize = (a: Grouped, b: Grouped) =>
  b.measures.submitted - a.measures.submitted ||
  (b.compared?.submitted ?? 0) - (a.compared?.submitted ?? 0) ||
  (a.keys.join() < b.keys.join() ? -1 : 1);

/** Every group that has anything in either range, largest first. */
export const groupsOf = (tally: Tally, compared: Tally | undefined): Grouped[] => {
  const keys = new Map(
    [...tally.entries(), ...(compared?.entries() ?? [])].map((one) => [one.keys.join('\u0000'), one.keys]),
  );
  return [...keys.values()]
    .map((key) => ({
      keys: key,
      measures: measuresOf(tally.find(key) ?? noSums()),
      ...(compared && { compared: measuresOf(compared.find(key) ?? noSums()) }),
    }))
    .sort(bySize);
};

/** The same by one of its dimensions. */
export const alongOne = (tally: Tally, place: number): Tally => {
  const along = new Tally();
  for (const { keys, sums } of tally.entries()) along.add([keys[place]!], sums);
  return along;
};

/**
 * Of the largest groups one curve each, and one of all others together.
 * @param whole what the buckets add up to
 */
export const seriesOf = (
  whole: Tally,
  buckets: Tally[],
): { keys: string[] | undefined; measures: Measures[] }[] => {
  const groups = whole
    .entries()
    .sort((a, b) => submittedIn(b.sums) - submittedIn(a.sums) || (a.keys.join() < b.keys.join() ? -1 : 1))
    .map(({ keys }) => keys);
  const alone = groups.slice(0, groups.length > MOST_SERIES + 1 ? MOST_SERIES : groups.length);
  const series = alone.map((keys) => ({
    keys: keys as string[] | undefined,
    measures: buckets.map((bucket) => measuresOf(bucket.find(keys) ?? noSums())),
  }));
  if (alone.length === groups.length) return series;
  const drawn = new Set(alone.map((keys) => keys.join()));
  const others = buckets.map((bucket) => {
    const rest = new Tally();
    for (const { keys, sums } of bucket.entries()) if (!drawn.has(keys.join())) rest.add([], sums);
    return measuresOf(rest.total());
  });
  return [...series, { keys: undefined, measures: others }];
};

export const isRunning = ({ from, until }: Span, now: Date) => from <= now && now < until;
