import { TZDate, tzOffset } from '@date-fns/tz';
import { getISOWeek, getISOWeekYear } from 'date-fns';
import type { Grain } from '../../contracts/report.contract.js';
import { momentsIn, nextDay, startOfLocalDay } from '../local-days.js';

/** From inclusive, until exclusive. */
export interface Span {
  from: Date;
  until: Date;
}

/** Local days, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** One hour, day, ISO week or month of a zone's calendar, as far as the range holds it. */
export interface Bucket extends Span {
  /** `2026-11-18T14:00-08:00`, `2026-11-18`, `2026-W47`, `2026-11`. */
  label: string;
  /** The local days it touches. */
  days: DayRange;
  /** The range ends inside it, or begins there. */
  cut: boolean;
}

export const QUARTER_MS = 15 * 60_000;
export const DAY_MS = 86_400_000;

const two = (value: number) => String(value).padStart(2, '0');

const utc = (day: string) => new TZDate(`${day}T00:00:00Z`, 'UTC');

/** `2026-W53`: the week of the year that holds its Thursday. */
export const isoWeekOf = (day: string): string => `${getISOWeekYear(utc(day))}-W${two(getISOWeek(utc(day)))}`;

export const daysOf = ({ from, to }: DayRange): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
};

export const spanOfDays = ({ from, to }: DayRange, timeZone: string): Span => ({
  from: startOfLocalDay(from, timeZone),
  until: startOfLocalDay(nextDay(to), timeZone),
});

/** Every bucket of a range, in order and without a gap. */
export const bucketsOf = (range: DayRange, timeZone: string, grain: Grain): Bucket[] => {
  if (grain === 'hour') return daysOf(range).flatMap((day) => hoursOf(day, timeZone));
  const labelOf = { day: (day: string) => day, week: isoWeekOf, month: (day: string) => day.slice(0, 7) }[
    grain
  ];
  const groups: { label: string; days: DayRange }[] = [];
  for (const day of daysOf(range)) {
    const label = labelOf(day);
    const last = groups.at(-1);
    if (last?.label === label) last.days.to = day;
    else groups.push({ label, days: { from: day, to: day } });
  }
  return groups.map(({ label, days }) => ({
    label,
    days,
    ...spanOfDays(days, timeZone),
    cut: labelOf(dayBefore(days.from)) === label || labelOf(nextDay(days.to)) === label,
  }));
};

/** Where the clock shows a new hour, also where it is set forward by half an hour, or back to an hour again. */
const hoursOf = (day: string, timeZone: string): Bucket[] => {
  const { from, until } = spanOfDays({ from: day, to: day }, timeZone);
  const starts: Date[] = [];
  let shown = -1;
  for (let at = from.getTime(); at < until.getTime(); at += QUARTER_MS) {
    const minutes = Math.floor(at / 60_000) + tzOffset(timeZone, new Date(at));
    const hour = Math.floor(minutes / 60);
    if (hour !== shown || minutes % 60 === 0) starts.push(new Date(at));
    shown = hour;
  }
  const moment = momentsIn(timeZone);
  return starts.map((start, index) => {
    const text = moment(start);
    return {
      label: `${text.slice(0, 16)}${text.slice(-6)}`,
      days: { from: day, to: day },
      from: start,
      until: starts[index + 1] ?? until,
      cut: false,
    };
  });
};

export const shiftDay = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);

export const dayBefore = (day: string): string => shiftDay(day, -1);

/** How many days a range has. */
export const lengthOf = ({ from, to }: DayRange): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;
