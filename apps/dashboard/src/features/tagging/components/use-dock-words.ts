import { computed, shallowRef, watch } from 'vue';
import { formatBytes, formatBytesOf, formatSpeed } from '../../../format/bytes.ts';
import { t } from '../../../locales/i18n.ts';
import type { Batch } from '../batch/batch.ts';
import type { BatchSummary } from '../batch/batch-summary.ts';
import { timeLeftWords } from '../batch/time-left-words.ts';
import { nextTimeLeft } from '../engine/time-left.ts';

const draftHeadline = (summary: BatchSummary) => {
  if (summary.taken === 0) return t(summary.files === 0 ? 'tagging.dock.empty' : 'tagging.dock.nothing');
  if (summary.arrived === summary.taken) return t('tagging.dock.allArrived', {}, summary.taken);
  return t('tagging.dock.arrived', { done: summary.arrived }, summary.taken);
};

const submittedHeadline = (summary: BatchSummary) => {
  const text = t('tagging.dock.tagged', { done: summary.counts.tagged ?? 0 }, summary.taken);
  const left = summary.taken - summary.decided;
  return left === 0 ? text : t('tagging.dock.onTheWay', { text, left });
};

/** `2 of 7 files arrived` and `2.12 of 3.28 GB · 41 MB/s · about 23 s left`. */
export const useDockWords = (batch: () => Batch) => {
  const summary = computed(() => batch().summary.value);
  const shownTimeLeft = shallowRef<number>();

  // The shown time depends on the one shown before: it must not jump about.
  watch(
    summary,
    ({ bytesPerSecond, bytesToSend }) => {
      const settled = batch().rows.value.some((entry) => entry.transfer?.secondsLeft !== undefined);
      shownTimeLeft.value =
        settled && bytesPerSecond > 0
          ? nextTimeLeft(shownTimeLeft.value, bytesToSend / bytesPerSecond)
          : undefined;
    },
    { immediate: true },
  );

  const headline = computed(() =>
    batch().isDraft.value ? draftHeadline(summary.value) : submittedHeadline(summary.value),
  );

  const facts = computed(() => {
    const { arrived, taken, arrivedBytes, takenBytes, bytesPerSecond, bytesToSend } = summary.value;
    if (taken === 0 || arrived === taken) return '';
    const draft = batch().isDraft.value;
    const parts = [
      draft
        ? t('tagging.dock.bytesOf', formatBytesOf(arrivedBytes, takenBytes))
        : t('tagging.dock.toGo', { bytes: formatBytes(takenBytes - arrivedBytes) }),
    ];
    if (draft && bytesToSend > 0 && bytesPerSecond > 0) parts.push(formatSpeed(bytesPerSecond));
    if (shownTimeLeft.value !== undefined) parts.push(timeLeftWords(shownTimeLeft.value, draft));
    return parts.join(' · ');
  });

  return { headline, facts };
};
