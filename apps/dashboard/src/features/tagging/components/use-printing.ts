import { useEventListener } from '@vueuse/core';
import { shallowRef } from 'vue';

/** Whether the page is being printed: then there is no window that only some rows are near. */
export const usePrinting = () => {
  const printing = shallowRef(false);
  useEventListener(window, 'beforeprint', () => (printing.value = true));
  useEventListener(window, 'afterprint', () => (printing.value = false));
  return printing;
};
