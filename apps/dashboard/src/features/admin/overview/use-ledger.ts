import type { OverviewView } from '@smarttag/domain';
import { computed, type Ref } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import { formatBytes } from '../../../format/bytes.ts';
import { formatLongDuration } from '../../../format/duration.ts';
import { listOf } from '../../../format/list.ts';
import { formatBoundedCount } from '../../../format/number.ts';
import { formatPercent } from '../../../format/percent.ts';
import { t } from '../../../locales/i18n.ts';

/** Under a second is a second: nobody reads milliseconds. */
const duration = (ms: number) => formatLongDuration(Math.max(1, ms / 1000));

interface LedgerLine {
  label: string;
  value: string;
  /** The rows or figures behind it. */
  to?: RouteLocationRaw;
}
const TODAY = { range: 'today' };

/** The day's figures, one line each. */
export const useLedger = (overview: Ref<OverviewView | undefined>) =>
  computed(() => (overview.value ? linesOf(overview.value) : []));

const linesOf = ({ today, queue, disk }: OverviewView): LedgerLine[] => {
  const { uploads, medianMs, p95Ms } = today;
  const counted = (key: 'tagged' | 'duplicate' | 'rejected', count: number) =>
    t(`counts.${key}`, { n: formatBoundedCount({ count, exceeded: today.exceeded }) }, count);
  const decided = [
    counted('tagged', today.tagged),
    counted('duplicate', today.duplicates),
    counted('rejected', today.rejected),
  ];
  return [
    {
      label: t('admin.overview.uploads'),
      value: t(
        'admin.overview.uploadsValue',
        { n: formatBoundedCount(uploads), bytes: formatBytes(today.uploadedBytes) },
        uploads.count,
      ),
      to: { name: 'creatives', query: { ...TODAY, dateBy: 'upload' } },
    },
    {
      label: t('admin.overview.decided'),
      value: listOf(decided),
      to: { name: 'tagging-history', query: TODAY },
    },
    {
      label: t('admin.overview.time'),
      value:
        medianMs === undefined || p95Ms === undefined
          ? t('admin.overview.timeNone')
          : t('admin.overview.timeValue', { median: duration(medianMs), p95: duration(p95Ms) }),
      to: { name: 'reports', query: { ...TODAY, grain: 'hour', figure: 'medianToTagSeconds' } },
    },
    {
      label: t('admin.overview.queue'),
      value: queue ? t('admin.overview.queueValue', queue) : t('admin.overview.queueAway'),
    },
    {
      label: t('admin.overview.disk'),
      value: t('admin.overview.diskValue', {
        used: formatBytes(disk.usedBytes),
        total: formatBytes(disk.totalBytes),
        share: formatPercent(disk.usedBytes / disk.totalBytes),
      }),
    },
  ];
};
