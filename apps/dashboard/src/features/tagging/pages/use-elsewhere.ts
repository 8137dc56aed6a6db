import { useDocumentVisibility, useIntervalFn } from '@vueuse/core';
import { watch, type ShallowRef } from 'vue';
import type { Batch } from '../batch/batch.ts';

const EVERY_MS = 3_000;

/** Looks what is sent from elsewhere, as long as somebody looks at the page. */
export const useElsewhere = (batch: Readonly<ShallowRef<Batch | undefined>>) => {
  const visibility = useDocumentVisibility();
  const look = () => {
    // Missed once, it is asked again a moment later.
    if (visibility.value === 'visible') batch.value?.lookElsewhere().catch(() => undefined);
  };
  useIntervalFn(look, EVERY_MS);
  watch([batch, visibility], look, { immediate: true });
};
