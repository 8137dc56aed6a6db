import { useEventListener, useWakeLock } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import { formatPercent } from '../../format/percent.ts';
import { announce } from '../../shell/announce.ts';
import { titlePrefix } from '../../shell/page-title.ts';
import type { Batch } from './batch/batch.ts';
import type { BatchEntry } from './batch/entry.ts';
import { useNoticeAtEnd } from './notice-at-end.ts';
import { useRunningUpload } from './running-upload.ts';
import { heardOf, spoken, type Heard } from './speech.ts';
import { useTagging } from './tagging.store.ts';

const wasSentHere = (entry: BatchEntry) => entry.held !== undefined && entry.creative !== undefined;
const hasArrived = ({ creative, transfer }: BatchEntry) =>
  transfer?.phase === 'arrived' || creative?.uploadedAt !== undefined;

/** What a running upload does beyond its page: the tab's title, the browser's question, speech. */
export const useUploadWatch = () => {
  const tagging = useTagging();
  const running = useRunningUpload();
  const bytesMove = computed(() => running.value?.bytesMoving ?? false);

  watch(
    () => (running.value ? formatPercent(running.value.share) : ''),
    (percent) => (titlePrefix.value = percent),
    { immediate: true },
  );
  onScopeDispose(() => (titlePrefix.value = ''));

  useEventListener(window, 'beforeunload', (event: BeforeUnloadEvent) => {
    if (bytesMove.value) event.preventDefault();
  });

  const notice = useNoticeAtEnd();
  watch(running, (now, before) => {
    if (now || !before) return;
    const sent = tagging.all.flatMap(({ state }) => state.entries.filter(wasSentHere));
    notice.tell(sent.filter(hasArrived).length, sent.length);
  });

  const wakeLock = useWakeLock();
  watch(bytesMove, (moving) => {
    // Refused on battery saving: then the computer may sleep, and the upload resumes.
    const asked = moving ? wakeLock.request('screen') : wakeLock.release();
    asked.catch(() => undefined);
  });

  const heard = new WeakMap<Batch, Heard>();
  watch(
    () => tagging.all.map((batch) => ({ batch, summary: batch.summary.value })),
    (batches) => {
      for (const { batch, summary } of batches) {
        const before = heard.get(batch);
        heard.set(batch, heardOf(summary));
        const text = before && spoken(before, summary);
        if (text) announce(text);
      }
    },
    { immediate: true },
  );
};
