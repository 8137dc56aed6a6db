import { shallowRef } from 'vue';

/** What lies over the page: at most one of them, so a dialog never opens a dialog. */
export const overlay = shallowRef<'palette' | 'keys'>();

export const closeOverlay = () => {
  overlay.value = undefined;
};
