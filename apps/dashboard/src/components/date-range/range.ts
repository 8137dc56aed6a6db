import { addDays, daysBetween } from '../../format/time.ts';

export const PRESETS = [
  'today',
  'yesterday',
  'last7',
  'last28',
  'last90',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'yearToDate',
  'all',
] as const;
export type Preset = (typeof PRESETS)[number];
/** Those that have a first and a last day. */
export const DAY_PRESETS = PRESETS.filter((preset) => preset !== 'all');

/** Local days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** A preset moves along with today; days stay what they are. */
export type Range = { preset: Preset } | Days;

export const isPreset = (range: Range): range is { preset: Preset } => 'preset' in range;

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;
const monthsLater = (day: string, months: number) => {
  const date = new Date(`${firstOfMonth(day)}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};
const lastOfMonth = (day: string) => addDays(monthsLater(day, 1), -1);

/** The days of a range, seen from `today`; undefined is all time. */
export const daysOf = (range: Range, today: string): Days | undefined => {
  if (!isPreset(range)) return range;
  switch (range.preset) {
    case 'all':
      return undefined;
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last7':
      return { from: addDays(today, -6), to: today };
    case 'last28':
      return { from: addDays(today, -27), to: today };
    case 'last90':
      return { from: addDays(today, -89), to: today };
    case 'thisMonth':
      return { from: firstOfMonth(today), to: today };
    case 'lastMonth':
      return { from: monthsLater(today, -1), to: addDays(firstOfMonth(today), -1) };
    case 'thisQuarter':
      return { from: monthsLater(today, -((Number(today.slice(5, 7)) - 1) % 3)), to: today };
    case 'yearToDate':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
};

const isWholeMonths = ({ from, to }: Days) => from === firstOfMonth(from) && to === lastOfMonth(to);
const monthsIn = ({ from, to }: Days) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1;

/** The neighbour of the same length, earlier (−1) or later (1); whole months move by whole months. */
export const stepDays = (days: Days, direction: -1 | 1): Days => {
  if (isWholeMonths(days)) {
    const months = monthsIn(days) * direction;
    return { from: monthsLater(days.from, months), to: lastOfMonth(monthsLater(days.to, months)) };
  }
  const length = (daysBetween(days.from, days.to) + 1) * direction;
  return { from: addDays(days.from, length), to: addDays(days.to, length) };
};

/** Days that lie wholly in the future hold nothing. */
export const canStep = (range: Range, direction: -1 | 1, today: string) => {
  const days = daysOf(range, today);
  return days !== undefined && (direction === -1 || stepDays(days, 1).from <= today);
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `last28` or `2026-10-22..2026-11-18`, as it stands in the address. */
export const writeRange = (range: Range) => (isPreset(range) ? range.preset : `${range.from}..${range.to}`);

export const readRange = (text: string): Range | undefined => {
  const preset = PRESETS.find((name) => name === text);
  if (preset) return { preset };
  const [from, to] = text.split('..');
  if (!from || !to || !isDay(from) || !isDay(to)) return undefined;
  return from <= to ? { from, to } : { from: to, to: from };
};

const isDay = (text: string) => {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
