import { DAY_MS, type Span } from './calendar.js';

/** What a span is added up from: whole UTC months and days inside it, and quarter hours at its ends. */
export interface Units {
  months: Date[];
  days: Date[];
  /** Begins and ends at quarter hours. */
  quarters: Span[];
}

const floorDay = (at: number) => Math.floor(at / DAY_MS) * DAY_MS;
const ceilDay = (at: number) => Math.ceil(at / DAY_MS) * DAY_MS;

export const startOfUtcDay = (at: Date): Date => new Date(floorDay(at.getTime()));
export const startOfUtcMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()));
export const nextUtcMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));

const ceilMonth = (at: number) => {
  const start = startOfUtcMonth(new Date(at));
  return start.getTime() === at ? at : nextUtcMonth(start).getTime();
};

/** UTC days from one to another, the last not included. */
export const utcDays = (from: number, until: number): Date[] =>
  Array.from({ length: Math.max(0, (until - from) / DAY_MS) }, (_, index) => new Date(from + index * DAY_MS));

export const utcMonths = (from: number, until: number): Date[] => {
  const months: Date[] = [];
  for (let at = new Date(from); at.getTime() < until; at = nextUtcMonth(at)) months.push(at);
  return months;
};

/** The largest whole units. @param monthsUntil months from here on are not summed up yet */
export const unitsOf = (span: Span, monthsUntil = new Date(0)): Units => {
  const [from, until] = [span.from.getTime(), span.until.getTime()];
  const [firstDay, endDay] = [ceilDay(from), floorDay(until)];
  if (from >= until) return { months: [], days: [], quarters: [] };
  if (firstDay >= endDay) return { months: [], days: [], quarters: [span] };
  const quarters = [
    { from: span.from, until: new Date(firstDay) },
    { from: new Date(endDay), until: span.until },
  ].filter((end) => end.from < end.until);
  const firstMonth = ceilMonth(firstDay);
  const endMonth = startOfUtcMonth(new Date(Math.min(endDay, monthsUntil.getTime()))).getTime();
  if (firstMonth >= endMonth) return { months: [], days: utcDays(firstDay, endDay), quarters };
  return {
    months: utcMonths(firstMonth, endMonth),
    days: [...utcDays(firstDay, firstMonth), ...utcDays(endMonth, endDay)],
    quarters,
  };
};
