import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays } from 'date-fns';

/** First moment of a local calendar day (`2026-03-29`), also where a clock change makes it 23 or 25 hours long. */
export const startOfLocalDay = (day: string, timeZone: string): Date => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime());
};

export const nextDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return addDays(new Date(Date.UTC(year, month - 1, date)), 1)
    .toISOString()
    .slice(0, 10);
};

/** From inclusive, until exclusive; an open end is undefined. */
export interface InstantRange {
  from?: Date;
  until?: Date;
}

/**
 * Local days, both included, as the moments they begin and end. An end that lies ahead is left open: nothing has
 * happened there, and an engine that reads a multikey index from one end need not read it from the other.
 */
export const rangeOfLocalDays = (
  range: { from?: string; to?: string; timeZone: string },
  now: Date,
): InstantRange => {
  const until = range.to ? startOfLocalDay(nextDay(range.to), range.timeZone) : undefined;
  return {
    from: range.from ? startOfLocalDay(range.from, range.timeZone) : undefined,
    until: until && until <= now ? until : undefined,
  };
};

const QUARTER_HOUR = 15 * 60_000;
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-18T14:32:05.123+01:00`: a moment as a zone's clocks show it, and what they are off by. */
export const momentsIn = (timeZone: string): ((at: Date) => string) => {
  // Clocks change at whole quarter hours, so one look serves all moments of one.
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at.getTime() / QUARTER_HOUR);
    const minutes = offsets.get(quarter) ?? tzOffset(timeZone, at);
    if (offsets.size > 10_000) offsets.clear();
    offsets.set(quarter, minutes);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
    return `${local}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
  };
};

/** The local calendar day of a moment. */
export const localDayOf = (at: Date, timeZone: string): string => {
  const local = new TZDate(at.getTime(), timeZone);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
};
