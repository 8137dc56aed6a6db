import { localDayOf } from '@smarttag/domain';
import { t } from '../locales/i18n.ts';
import { now, timeZone } from './clock.ts';
import { numberLocale } from './number.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const dateFormat = (options: Intl.DateTimeFormatOptions, zone = timeZone.value) => {
  const key = numberLocale.value + zone + JSON.stringify(options);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(numberLocale.value, { ...options, timeZone: zone });
  formats.set(key, known);
  return known;
};

type Moment = string | Date;
const asDate = (at: Moment) => (at instanceof Date ? at : new Date(at));

/** The calendar day of a moment in the person's zone, `2026-11-18`. */
export const dayOf = (at: Moment) => localDayOf(asDate(at), timeZone.value);

export const addDays = (day: string, days: number) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Whole days from one calendar day to another; 0 for the same. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const today = () => dayOf(now.value);

/** `14:32` */
export const formatTime = (at: Moment) =>
  dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asDate(at));

/** `14:32:08`, in audit and timeline. */
export const formatTimeWithSeconds = (at: Moment) =>
  dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(asDate(at));

/** `3 March 2026` */
export const formatDate = (at: Moment) =>
  dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(asDate(at));

/** How long "13 Nov 18:47" needs no year. */
const RECENT_DAYS = 90;

/** `Today 14:32`, `Yesterday 17:05`, then `13 Nov 18:47`, then `3 March 2026`. */
export const formatWhen = (at: Moment) => {
  const age = daysBetween(dayOf(at), today());
  const time = formatTime(at);
  if (age === 0) return t('time.today', { time });
  if (age === 1) return t('time.yesterday', { time });
  if (Math.abs(age) > RECENT_DAYS) return formatDate(at);
  return `${dateFormat({ day: 'numeric', month: 'short' }).format(asDate(at))} ${time}`;
};

/** The same within a sentence: `since today 14:32`. */
export const formatWhenWithin = (at: Moment) => {
  const words = formatWhen(at);
  return words.charAt(0).toLocaleLowerCase(numberLocale.value) + words.slice(1);
};

/** `17 November 2026, 17:05:52`, where the zone stands beside. */
export const formatMoment = (at: Moment) => `${formatDate(at)}, ${formatTimeWithSeconds(at)}`;

/** `17 November 2026, 17:05:52 Europe/London`: for titles and proofs. */
export const formatExact = (at: Moment) => `${formatMoment(at)} ${timeZone.value}`;

const ofDay = (day: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(options, 'UTC').format(new Date(`${day}T00:00:00Z`));

/** `18 November 2026` of a calendar day, in no zone. */
export const formatDay = (day: string) => ofDay(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** The head above a day's rows: `Today, Wednesday 18 November`. */
export const formatDayHead = (day: string) => {
  const age = daysBetween(day, today());
  const sameYear = day.slice(0, 4) === today().slice(0, 4);
  const date = ofDay(day, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  if (age === 0) return t('time.todayHead', { date });
  if (age === 1) return t('time.yesterdayHead', { date });
  return date;
};

/** `22 Oct – 18 Nov 2026`, `1 – 18 Nov 2026`, `18 Nov 2026`. */
export const formatDayRange = (from: string, to: string) => {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`));
  const format = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }, 'UTC');
  // Thin spaces and none, by turns: a range is also what a person may type.
  return format.formatRange(first!, last!).replace(/\s*–\s*/, ' – ');
};

/** `November 2026` of `2026-11`. */
export const formatMonth = (month: string) => ofDay(`${month}-01`, { month: 'long', year: 'numeric' });
