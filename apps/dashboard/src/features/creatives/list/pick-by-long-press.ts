import { onLongPress, useEventListener, useMediaQuery } from '@vueuse/core';
import type { Ref } from 'vue';

/** The row under a finger; in a field a long press means its text. */
const rowAt = (target: EventTarget | null) =>
  target instanceof Element && !target.closest('input, select') ? target.closest('[data-row]') : null;

/** A finger has no Shift and no hover: a long press picks the first row, then each tap one more. */
export const usePickByLongPress = (
  content: Readonly<Ref<HTMLElement | null>>,
  pick: (index: number) => void,
) => {
  const isTouch = useMediaQuery('(hover: none)');
  let hasPicked = false;
  onLongPress(content, ({ target }) => {
    const row = rowAt(target);
    if (!isTouch.value || !row) return;
    hasPicked = true;
    pick(Number(row.getAttribute('data-row')));
  });
  const capture = { capture: true };
  useEventListener(content, 'pointerdown', () => (hasPicked = false), capture);
  // A finger lifted at once still clicks, which would let go of the row again.
  useEventListener(
    content,
    'click',
    (event) => {
      if (!hasPicked) return;
      event.preventDefault();
      event.stopPropagation();
    },
    capture,
  );
  // The browser's own menu of a link would come up over it.
  useEventListener(content, 'contextmenu', (event) => {
    if (isTouch.value && rowAt(event.target)) event.preventDefault();
  });
  return isTouch;
};
