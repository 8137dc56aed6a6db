import type { HistoryEventView } from '@smarttag/domain';
import { useDebounceFn } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { useKeysetPages } from '../../../components/list/keyset-pages.ts';
import { onLiveEvent } from '../../../events/live-events.ts';
import { ACTIONS, type View } from '../../activity/event-groups.ts';
import { listCreativeHistory } from '../creatives.api.ts';

const GATHER_MS = 300;

/** Who did what with one creative, newest first. */
export const useCreativeActivity = (id: () => string) => {
  const show = shallowRef<View>('all');
  const pages = useKeysetPages<HistoryEventView>(
    (cursor, signal) => listCreativeHistory(id(), { query: { action: ACTIONS[show.value], cursor }, signal }),
    (event) => event.id,
  );
  watch([id, show], pages.reload, { immediate: true });

  const look = useDebounceFn(async () => {
    await pages.lookForNew();
    pages.showNew();
  }, GATHER_MS);
  onScopeDispose(onLiveEvent(({ subject }) => subject.id === id() && void look()));

  return { ...pages, show };
};
