import type { Match } from '../../contracts/report.contract.js';
import { localDayOf, nextDay, startOfLocalDay } from '../local-days.js';
import {
  QUARTER_MS,
  dayBefore,
  lengthOf,
  shiftDay,
  spanOfDays,
  type DayRange,
  type Span,
} from './calendar.js';

const WEEKS_OF_A_YEAR = 52 * 7;

/** The range that another is compared with: the one right before it, or the one a year earlier. */
export const comparedRange = (range: DayRange, comparison: 'previous' | 'year', match: Match): DayRange => {
  if (match === 'weekdays') {
    const weeks = Math.ceil(lengthOf(range) / 7) * 7;
    return shifted(range, comparison === 'year' ? -WEEKS_OF_A_YEAR : -weeks);
  }
  if (comparison === 'year')
    return { from: monthsEarlier(range.from, 12), to: endMonthsEarlier(range.to, 12) };
  const months = wholeMonths(range);
  if (months === undefined) return shifted(range, -lengthOf(range));
  return { from: monthsEarlier(range.from, months), to: dayBefore(range.from) };
};

const shifted = ({ from, to }: DayRange, by: number): DayRange => ({
  from: shiftDay(from, by),
  to: shiftDay(to, by),
});

const isMonthEnd = (day: string) => nextDay(day).endsWith('-01');

/** How many, when the range is made of nothing else. */
const wholeMonths = ({ from, to }: DayRange): number | undefined => {
  if (!from.endsWith('-01') || !isMonthEnd(to)) return undefined;
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return last! - first! + 1;
};

/** The same date; where that month is shorter, its last day. */
const monthsEarlier = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
};

/** The last day of a month stays one. */
const endMonthsEarlier = (day: string, months: number): string =>
  isMonthEnd(day) ? dayBefore(monthsEarlier(nextDay(day), months)) : monthsEarlier(day, months);

/**
 * What of the compared range stands against a range that is still running: as many days, and of the last of
 * them as much as today has had, to the quarter hour.
 */
export const comparedSpan = (range: DayRange, compared: DayRange, timeZone: string, now: Date): Span => {
  const whole = spanOfDays(compared, timeZone);
  if (spanOfDays(range, timeZone).until <= now) return whole;
  const today = localDayOf(now, timeZone);
  if (today < range.from) return { from: whole.from, until: whole.from };
  const passed = now.getTime() - startOfLocalDay(today, timeZone).getTime();
  const day = shiftDay(compared.from, lengthOf({ from: range.from, to: today }) - 1);
  const at = startOfLocalDay(day, timeZone).getTime() + Math.floor(passed / QUARTER_MS) * QUARTER_MS;
  const end = Math.min(at, startOfLocalDay(nextDay(day), timeZone).getTime(), whole.until.getTime());
  return { from: whole.from, until: new Date(end) };
};
