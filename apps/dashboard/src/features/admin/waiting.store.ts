import type { LiveEvent, WaitingView } from '@smarttag/domain';
import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { useSession } from '../session/session.store.ts';
import { getWaiting } from './admin.api.ts';
import { useLiveReload } from './use-live-reload.ts';

/** What waits for an admin, on every page of the staff. */
export const useWaiting = defineStore('waiting', () => {
  const session = useSession();
  const waiting = shallowRef<WaitingView>();
  const isStaff = () => session.hasRole('admin', 'auditor');

  const load = async () => {
    // The menu is of use without it.
    const now = await getWaiting().catch(() => undefined);
    if (now) waiting.value = now;
  };
  watch(
    () => session.user?.id,
    () => {
      waiting.value = undefined;
      if (isStaff()) void load();
    },
    { immediate: true },
  );
  const concerns = ({ action }: LiveEvent) => isStaff() && /^(dispute|business_center)\./.test(action);
  useLiveReload(concerns, load);

  return { waiting };
});
