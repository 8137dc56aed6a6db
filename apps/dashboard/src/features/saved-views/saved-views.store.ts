import type { SavedViewCreate, SavedViewPatch, SavedViewView } from '@smarttag/domain';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { compareNames } from '../../format/order.ts';
import { useSession } from '../session/session.store.ts';
import * as api from './saved-views.api.ts';

const byName = (a: SavedViewView, b: SavedViewView) => compareNames(a.name, b.name);

/** The lists that I or my company saved, by name. */
export const useSavedViews = defineStore('savedViews', () => {
  const session = useSession();
  const views = shallowRef<readonly SavedViewView[]>([]);

  const load = async () => {
    // The rail is of use without them.
    const listed = await api.listSavedViews().catch(() => undefined);
    if (listed) views.value = listed.items;
  };
  watch(
    () => session.user?.id,
    (id) => {
      views.value = [];
      if (id) void load();
    },
    { immediate: true },
  );

  const put = (view: SavedViewView) => {
    views.value = [...views.value.filter(({ id }) => id !== view.id), view];
    return view;
  };
  const save = async (view: SavedViewCreate) => put(await api.createSavedView(view));
  const change = async (id: string, patch: SavedViewPatch) => put(await api.changeSavedView(id, patch));
  const remove = async (id: string) => {
    await api.removeSavedView(id);
    views.value = views.value.filter((view) => view.id !== id);
  };

  return { views: computed(() => [...views.value].sort(byName)), load, save, change, remove };
});
