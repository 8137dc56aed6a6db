import { shallowRef, watch, type Ref } from 'vue';
import { onPlainKey } from '../../shell/keys/plain-key.ts';

/** The keyboard's place in a list: J, K and arrows move, Enter opens. */
export const useRowCursor = (
  count: () => number,
  row: (index: number) => HTMLElement | null | undefined,
  open: (index: number) => void,
): Ref<number> => {
  const cursor = shallowRef(-1);

  const move = (step: number) => (event: KeyboardEvent) => {
    if (count() === 0) return;
    event.preventDefault();
    cursor.value = Math.min(Math.max(cursor.value + step, 0), count() - 1);
    row(cursor.value)?.scrollIntoView({ block: 'nearest' });
  };
  onPlainKey(['j', 'ArrowDown'], move(1));
  onPlainKey(['k', 'ArrowUp'], move(-1));
  onPlainKey('Enter', (event) => {
    // A focused link or button has its own Enter.
    if (event.target instanceof HTMLElement && event.target.closest('a, button')) return;
    if (cursor.value >= 0) open(cursor.value);
  });
  onPlainKey('Escape', () => (cursor.value = -1));

  watch(count, (rows) => {
    if (cursor.value >= rows) cursor.value = rows - 1;
  });
  return cursor;
};
