import { watchDebounced } from '@vueuse/core';
import { computed } from 'vue';
import { formatBytes } from '../../../format/bytes.ts';
import { t } from '../../../locales/i18n.ts';
import type { Batch } from '../batch/batch.ts';
import { useTagging } from '../tagging.store.ts';

/** From here on a company hears how much of its quota is used. */
const NEAR = 0.8;

/** `412 GB of 500 GB used`, before one runs into it; kept up to date while files are added. */
export const useQuota = (batch: () => Batch) => {
  const tagging = useTagging();

  watchDebounced(
    () => batch().summary.value.bytes,
    // Nobody asked for it: what stands here stays until the server answers again.
    () => tagging.loadSettings().catch(() => undefined),
    { debounce: 1000, maxWait: 10_000 },
  );

  return computed(() => {
    const { usedBytes, quotaBytes } = tagging.settings.quota ?? { usedBytes: 0, quotaBytes: Infinity };
    if (usedBytes <= NEAR * quotaBytes) return undefined;
    return t('tagging.drop.quota', { used: formatBytes(usedBytes), quota: formatBytes(quotaBytes) });
  });
};
