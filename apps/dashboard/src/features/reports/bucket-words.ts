import type { Grain, ReportBucket } from '@smarttag/domain';
import { formatDayRange, formatMonth } from '../../format/time.ts';
import { numberLocale } from '../../format/number.ts';
import { t } from '../../locales/i18n.ts';

const ofDay = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(numberLocale.value, { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** What a row of the table calls it. */
export const bucketName = ({ label, days }: Pick<ReportBucket, 'label' | 'days'>, grain: Grain): string => {
  if (grain === 'month') return formatMonth(label);
  if (grain === 'week')
    return `${t('reports.weekNumber', { week: label.slice(6) })}, ${formatDayRange(days.from, days.to)}`;
  const day = ofDay(days.from, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return grain === 'hour' ? `${day}, ${label.slice(11, 16)} (UTC${label.slice(16)})` : day;
};

/** What stands under its bar: the month only where it changes. */
export const tickName = (bucket: ReportBucket, before: ReportBucket | undefined, grain: Grain): string => {
  const { label, days } = bucket;
  if (grain === 'hour') return label.slice(11, 16);
  if (grain === 'month') return ofDay(days.from, { month: 'short', year: '2-digit' });
  const newMonth = before?.days.from.slice(0, 7) !== days.from.slice(0, 7);
  return ofDay(days.from, newMonth ? { day: 'numeric', month: 'short' } : { day: 'numeric' });
};

export const isWeekend = (bucket: ReportBucket, grain: Grain) =>
  grain === 'day' && [0, 6].includes(new Date(`${bucket.days.from}T00:00:00Z`).getUTCDay());
