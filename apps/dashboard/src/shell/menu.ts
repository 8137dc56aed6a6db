import type { Role } from '@smarttag/domain';
import { computed } from 'vue';
import type { MenuEntry } from '../features/feature.ts';
import { features } from '../features/index.ts';
import { useSession } from '../features/session/session.store.ts';

const entries = features.flatMap((feature) => feature.menu).sort((a, b) => a.order - b.order);

const shownTo = (role: Role | undefined) => (entry: MenuEntry) =>
  role !== undefined && entry.roles.includes(role) && (entry.visible?.() ?? true);

/** The pages of the signed-in person's role, in the rail's order. */
export const useMenu = () => {
  const session = useSession();
  const shown = computed(() => entries.filter(shownTo(session.user?.role)));
  return {
    shown,
    work: computed(() => shown.value.filter((entry) => !entry.section)),
    audit: computed(() => shown.value.filter((entry) => entry.section === 'audit')),
    manage: computed(() => shown.value.filter((entry) => entry.section === 'manage')),
    /** A phone has room for three, and More. */
    tabs: computed(() => shown.value.filter((entry) => entry.tab).slice(0, 3)),
    more: computed(() => shown.value.filter((entry) => !entry.tab)),
  };
};
