import { shallowRef, watch, type Ref } from 'vue';
import { onPlainKey } from '../../shell/keys/plain-key.ts';

interface RowCursorOptions {
  count: () => number;
  row: (index: number) => HTMLElement | null | undefined;
  open: (index: number) => void;
  /** Moved to with Shift: the selection goes along. */
  extend?: (index: number) => void;
  /** How many rows an arrow up or down passes: more than one in a grid. */
  stride?: () => number;
}

/** The keyboard's place in a list: J, K and arrows move, Enter opens. */
export const useRowCursor = ({
  count,
  row,
  open,
  extend,
  stride = () => 1,
}: RowCursorOptions): Ref<number> => {
  const cursor = shallowRef(-1);

  const move = (event: KeyboardEvent, step: number) => {
    if (count() === 0) return;
    event.preventDefault();
    if (event.shiftKey && cursor.value >= 0) extend?.(cursor.value);
    cursor.value = cursor.value < 0 ? 0 : Math.min(Math.max(cursor.value + step, 0), count() - 1);
    if (event.shiftKey) extend?.(cursor.value);
    row(cursor.value)?.scrollIntoView({ block: 'nearest' });
  };
  onPlainKey('j', (event) => move(event, 1));
  onPlainKey('k', (event) => move(event, -1));
  onPlainKey('ArrowDown', (event) => move(event, stride()));
  onPlainKey('ArrowUp', (event) => move(event, -stride()));
  onPlainKey(['ArrowRight', 'ArrowLeft'], (event) => {
    if (stride() > 1) move(event, event.key === 'ArrowRight' ? 1 : -1);
  });
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
