import { MOST_REPORT_DAYS, type Dimension } from '../../contracts/report.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import { DAY_MS, QUARTER_MS, type Span } from '../../rules/reports/calendar.js';
import { inOrder, setName } from '../../rules/reports/dimensions.js';
import { QUARTER_DIMENSIONS, type Rollup } from '../../rules/reports/rollup.js';
import { Tally, type Cell } from '../../rules/reports/tally.js';
import { nextUtcMonth, startOfUtcDay, unitsOf, type Units } from '../../rules/reports/units.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { RollupsRepository } from './rollups.repository.js';

/** Values that are let through, by dimension. */
export type ReportFilter = { [dimension in Dimension]?: string[] };

export interface ReportRead {
  dimensions: Dimension[];
  filter: ReportFilter;
  /** In order, none beginning before the end of the one before. */
  spans: Span[];
}

/** Under steady load the last read may hold an event in one sum that another lacks. */
const MOST_TRIES = 3;
/** Their own quarter hours are fewer than the days of all. */
const FEW_PARTNERS = 5;
/** Days of all partners' quarter hours that one report may look at. */
const MOST_QUARTER_DAYS = 400;
/** Each partner has a document a day: of many that are picked as many as a few have in the longest range. */
const MOST_QUARTER_DOCUMENTS = FEW_PARTNERS * MOST_REPORT_DAYS;

/** Adds roll-ups up: the largest whole units inside each span, and quarter hours at its ends. */
export class RollupReader {
  constructor(private readonly rollups: RollupsRepository) {}

  /** Reads that belong together: again, while history is being added between them. */
  async together<T>(reads: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const before = await this.rollups.progressOf();
      const read = await reads();
      const after = await this.rollups.progressOf();
      if (after.generation !== before.generation) continue;
      if (tries === MOST_TRIES || (before.upTo === before.done && before.done === after.upTo)) return read;
    }
  }

  /** @returns one tally a span, by the values of the dimensions in the given order */
  async read(scope: ReadScope, asked: ReportRead): Promise<Tally[]> {
    const wanted = scope.partnerId === undefined ? asked : withoutPartner(asked);
    const { generation, monthsUntil } = await this.rollups.progressOf();
    const set = inOrder([...wanted.dimensions, ...filtered(wanted.filter)]);
    const partners = scope.partnerId === undefined ? wanted.filter.partner : [scope.partnerId];
    const few = partners !== undefined && partners.length <= FEW_PARTNERS;
    const narrow = set.length > 2 || few;
    const units = wanted.spans.map((span): Units =>
      narrow ? { months: [], days: [], quarters: [span] } : unitsOf(span, monthsUntil),
    );
    const tallies = wanted.spans.map(() => new Tally());
    const add = adder(set, wanted, tallies, spansByQuarter(units));
    for (const level of ['month', 'day'] as const) {
      const at = spansByBucket(units, level);
      for (const span of runsOf([...at.keys()], level))
        for (const rollup of await this.rollups.listSet(scope, generation, {
          level,
          set: setName(set),
          span,
        }))
          for (const cell of rollup.cells) add.whole(at.get(rollup.bucket.getTime()), cell);
    }
    const ends = units.flatMap(({ quarters }) => quarters);
    const days = runsOf([...daysTouched(ends)], 'day');
    if (!few) requireFew(days, partners);
    for (const span of days)
      for (const rollup of await this.rollups.listQuarters(scope, generation, span, partners))
        add.quarters(rollup);
    return tallies;
  }
}

/** Whose it is says the scope: it is never widened, nor emptied, by a filter. */
const withoutPartner = ({ filter: { partner: _, ...filter }, ...rest }: ReportRead): ReportRead => ({
  ...rest,
  filter,
});

const filtered = (filter: ReportFilter) =>
  (Object.keys(filter) as Dimension[]).filter((dimension) => filter[dimension] !== undefined);

const requireFew = (days: Span[], partners: string[] | undefined) => {
  const count = days.reduce((sum, { from, until }) => sum + (until.getTime() - from.getTime()) / DAY_MS, 0);
  const ofPicked = partners ? Math.floor(MOST_QUARTER_DOCUMENTS / partners.length) : 0;
  const most = Math.max(MOST_QUARTER_DAYS, ofPicked);
  if (count <= most) return;
  const whose = partners ? `of ${partners.length} partners` : 'of all partners';
  const message = `With this step, these groups and filters, a report ${whose} holds at most ${most} days. Choose a shorter range, weeks or months, fewer filters, or one partner.`;
  throw new DomainError('VALIDATION_FAILED', message, { fields: [{ field: 'from', message }] });
};

/** Which span each whole unit belongs to. */
const spansByBucket = (units: Units[], level: 'month' | 'day'): Map<number, number> => {
  const spans = new Map<number, number>();
  units.forEach(({ months, days }, index) => {
    for (const bucket of level === 'month' ? months : days) spans.set(bucket.getTime(), index);
  });
  return spans;
};

/** Buckets that follow one another as one span: one read each. */
const runsOf = (buckets: number[], level: 'month' | 'day'): Span[] => {
  const runs: Span[] = [];
  for (const bucket of buckets.sort((a, b) => a - b)) {
    const from = new Date(bucket);
    const until = level === 'month' ? nextUtcMonth(from) : new Date(bucket + DAY_MS);
    const last = runs.at(-1);
    if (last?.until.getTime() === bucket) last.until = until;
    else runs.push({ from, until });
  }
  return runs;
};

const daysTouched = (spans: Span[]): Set<number> => {
  const days = new Set<number>();
  for (const { from, until } of spans)
    for (let day = startOfUtcDay(from).getTime(); day < until.getTime(); day += DAY_MS) days.add(day);
  return days;
};

const adder = (
  set: Dimension[],
  { dimensions, filter }: ReportRead,
  tallies: Tally[],
  quarterSpans: Map<number, number>,
) => {
  const choices = set.map((dimension) => filter[dimension] && new Set(filter[dimension]));
  const places = dimensions.map((dimension) => set.indexOf(dimension));
  const allowed = (keys: readonly string[]) =>
    choices.every((choice, index) => choice === undefined || choice.has(keys[index]!));
  const whole = (span: number | undefined, cell: Cell) => {
    if (span !== undefined && allowed(cell.k))
      tallies[span]!.addCell(
        places.map((place) => cell.k[place]!),
        cell,
      );
  };
  const positions = set.map((dimension) => QUARTER_DIMENSIONS.indexOf(dimension) + 1);
  const quarters = (rollup: Rollup) => {
    const partner = rollup.partnerId!;
    const midnight = rollup.bucket.getTime() / QUARTER_MS;
    for (const { k, n, t } of rollup.cells) {
      const keys = positions.map((position) => (position === 0 ? partner : k[position]!));
      const decided = n[0]! + n[1]! + n[2]! > 0;
      whole(quarterSpans.get(midnight + Number(k[0])), { k: keys, n, t, p: decided ? [partner] : [] });
    }
  };
  return { whole, quarters };
};

/** Which span each quarter hour at its ends belongs to. */
const spansByQuarter = (units: Units[]): Map<number, number> => {
  const spans = new Map<number, number>();
  units.forEach(({ quarters }, index) => {
    for (const { from, until } of quarters)
      for (let at = Math.floor(from.getTime() / QUARTER_MS); at * QUARTER_MS < until.getTime(); at += 1)
        spans.set(at, index);
  });
  return spans;
};
