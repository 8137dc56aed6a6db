import { z } from 'zod';
import { Instant, LocalDate, listOf } from './common.contract.js';
import { TaggingHistoryFilters } from './tagging-record.contract.js';

export const GRAINS = ['hour', 'day', 'week', 'month'] as const;
export const Grain = z.enum(GRAINS);
export type Grain = z.infer<typeof Grain>;

/** What a report groups by; the order is that of every key. */
export const DIMENSIONS = [
  'partner',
  'kind',
  'program',
  'businessCenter',
  'outcome',
  'format',
  'uploader',
] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** With the time right before, the time a year before, or any other range. */
export const COMPARISONS = ['previous', 'year', 'custom'] as const;

/** `weekdays`: Mondays stand against Mondays. `dates`: the 1st against the 1st, whole months against whole months. */
export const MATCHES = ['weekdays', 'dates'] as const;
export type Match = (typeof MATCHES)[number];

/** No report begins before there were quarter-hour zones everywhere, and none is longer than this. */
const FIRST_DAY = '2000-01-01';
export const MOST_REPORT_DAYS = 3_700;
const day = LocalDate.refine((value) => value >= FIRST_DAY, `Not before ${FIRST_DAY}.`);

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const requireRange = (
  context: z.RefinementCtx,
  { from, to, path }: { from?: string; to?: string; path: string },
) => {
  if (from === undefined || to === undefined) return;
  const length = daysBetween(from, to);
  if (length < 1) context.addIssue({ code: 'custom', path: [path], message: 'Ends before it begins.' });
  if (length > MOST_REPORT_DAYS)
    context.addIssue({ code: 'custom', path: [path], message: `At most ${MOST_REPORT_DAYS} days.` });
};

/** The filters of Tagging History but its search; counted by when each file was decided. */
export const ReportFilters = TaggingHistoryFilters.omit({ search: true }).extend({
  /** Without it, 28 days up to `to`. */
  from: day.optional(),
  /** Without it, today. */
  to: day.optional(),
  grain: Grain.default('day'),
  /** Rows, and with a second one columns. */
  groupBy: listOf(Dimension).refine((list) => (list?.length ?? 0) <= 2, 'At most two.'),
  compare: z.enum(COMPARISONS).optional(),
  /** Of `previous` and `year`. */
  match: z.enum(MATCHES).default('weekdays'),
  /** Of `custom`. */
  compareFrom: day.optional(),
  compareTo: day.optional(),
});
export type ReportFilters = z.infer<typeof ReportFilters>;

export const ReportQuery = ReportFilters.superRefine((query, context) => {
  const { from, to, compare, compareFrom, compareTo } = query;
  requireRange(context, { from, to, path: 'to' });
  requireRange(context, { from: compareFrom, to: compareTo, path: 'compareTo' });
  if (compare === 'custom' && (!compareFrom || !compareTo))
    context.addIssue({ code: 'custom', path: ['compareFrom'], message: 'Say what to compare with.' });
});
export type ReportQuery = z.infer<typeof ReportQuery>;
export type ReportQueryInput = z.input<typeof ReportQuery>;

/** `submitted` is tagged + duplicates + rejected. Durations are from a log histogram, at most 2.5 % off. */
export const Measures = z.object({
  submitted: z.number().int(),
  tagged: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
  edits: z.number().int(),
  bytes: z.number(),
  videoSeconds: z.number(),
  medianToTagSeconds: z.number().optional(),
  p95ToTagSeconds: z.number().optional(),
  /** With at least one decided file. */
  activePartners: z.number().int(),
});
export type Measures = z.infer<typeof Measures>;

const DayRangeView = z.object({ from: LocalDate, to: LocalDate });

export const ReportBucket = z.object({
  /** `2026-11-18T14:00-08:00`, `2026-11-18`, `2026-W47`, `2026-11`. */
  label: z.string(),
  from: Instant,
  until: Instant,
  /** The local days it touches, as a list filters by them. */
  days: DayRangeView,
  /** The range holds only a part of it. */
  cut: z.boolean(),
  /** It has begun and has not ended. */
  running: z.boolean(),
  measures: Measures,
  compared: z.object({ label: z.string(), days: DayRangeView, measures: Measures }).optional(),
});
export type ReportBucket = z.infer<typeof ReportBucket>;

/** A value of a dimension: its id and, but for kinds, outcomes and formats, its present name. */
export const ReportGroup = z.object({ id: z.string(), name: z.string().optional() });
export type ReportGroup = z.infer<typeof ReportGroup>;

export const ReportRow = z.object({
  groups: z.array(ReportGroup),
  measures: Measures,
  compared: Measures.optional(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportView = z.object({
  range: DayRangeView,
  compared: DayRangeView.optional(),
  timeZone: z.string(),
  grain: Grain,
  groupBy: z.array(Dimension),
  /** When it was asked; what happens later is not in it. */
  asOf: Instant,
  totals: Measures,
  comparedTotals: Measures.optional(),
  buckets: z.array(ReportBucket),
  /** Each bucket by the first grouping: one measure list a group, in the order of the buckets; without a group: all others. */
  series: z.array(z.object({ group: ReportGroup.optional(), measures: z.array(Measures) })),
  /** One a combination of the groups that has anything, largest first; without groups none. */
  rows: z.array(ReportRow),
  /** By the first, and by the second grouping alone: what a pivot shows at its edges. */
  rowTotals: z.array(ReportRow),
  columnTotals: z.array(ReportRow),
});
export type ReportView = z.infer<typeof ReportView>;
