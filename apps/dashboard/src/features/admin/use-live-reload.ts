import { useDebounceFn } from '@vueuse/core';
import type { LiveEvent } from '@smarttag/domain';
import { onScopeDispose } from 'vue';
import { onLiveEvent } from '../../events/live-events.ts';

/** Loads again when something of this kind happened; many events are one load. */
export const useLiveReload = (concerns: (event: LiveEvent) => boolean, load: () => Promise<unknown>) => {
  const reload = useDebounceFn(load, 1_000, { maxWait: 5_000 });
  onScopeDispose(onLiveEvent((event) => concerns(event) && void reload()));
};
