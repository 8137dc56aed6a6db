import type { OverviewView } from '@smarttag/domain';
import { computed, type Ref } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import { formatBoundedCount } from '../../../format/number.ts';
import { formatWhenWithin } from '../../../format/time.ts';
import { t } from '../../../locales/i18n.ts';

/** One thing that is stuck: a sentence, and where it goes on. */
export interface Need {
  key: string;
  text: string;
  detail?: string;
  to?: RouteLocationRaw;
  retry?: boolean;
}

export const useNeeds = (overview: Ref<OverviewView | undefined>) =>
  computed<Need[]>(() => (overview.value ? needsOf(overview.value) : []));

const needsOf = ({ failed, openDisputes, flaggedBusinessCenters, stalledDrafts }: OverviewView): Need[] => {
  const counted = (
    key: 'failed' | 'disputes' | 'flagged',
    count: OverviewView['failed'],
    rest: Omit<Need, 'key' | 'text'>,
  ): Need[] =>
    count.count === 0
      ? []
      : [
          {
            key,
            text: t(`admin.overview.${key}`, { count: formatBoundedCount(count) }, count.count),
            ...rest,
          },
        ];
  return [
    ...counted('failed', failed, {
      to: { name: 'creatives', query: { state: 'failed', range: 'all' } },
      retry: true,
    }),
    ...counted('disputes', openDisputes, { to: { name: 'admin-disputes' } }),
    ...counted('flagged', flaggedBusinessCenters, {
      to: { name: 'admin-business-centers', query: { show: 'flagged' } },
    }),
    ...stalledDrafts.map(({ submissionId, partnerName, uploaderName, files, expiresAt }) => ({
      key: submissionId,
      text: t('admin.overview.stalled', { partner: partnerName, name: uploaderName }, files),
      detail: t('admin.overview.ends', { when: formatWhenWithin(expiresAt) }),
    })),
  ];
};
