import { nextDay, startOfLocalDay } from '@smarttag/domain';
import { timeZone } from '../../../format/clock.ts';
import { dayOf, formatDayRange, formatDay } from '../../../format/time.ts';
import { t } from '../../../locales/i18n.ts';

interface Span {
  opensAt?: string | null;
  closesAt?: string | null;
}

/** The first and the last local day of a program; empty where it has none. */
export const daysOfSpan = ({ opensAt, closesAt }: Span) => ({
  from: opensAt ? dayOf(opensAt) : '',
  // It closes with the first moment of the day after its last.
  to: closesAt ? dayOf(new Date(Date.parse(closesAt) - 1)) : '',
});

/** The moments in which these local days begin and end; `null` is no end. */
export const spanOfDays = ({ from, to }: { from: string; to: string }) => ({
  opensAt: from ? startOfLocalDay(from, timeZone.value).toISOString() : null,
  closesAt: to ? startOfLocalDay(nextDay(to), timeZone.value).toISOString() : null,
});

export const spanWords = (span: Span) => {
  const { from, to } = daysOfSpan(span);
  if (from && to) return formatDayRange(from, to);
  if (from) return t('admin.programs.fromDay', { day: formatDay(from) });
  return to ? t('admin.programs.toDay', { day: formatDay(to) }) : t('admin.programs.always');
};
