import { computed, nextTick } from 'vue';
import { t } from '../../../locales/i18n.ts';
import { announce } from '../../../shell/announce.ts';
import type { Batch } from '../batch/batch.ts';
import { fileNameOf, type BatchEntry } from '../batch/entry.ts';
import { canMove, neighbourOf } from '../batch/order.ts';

/** The waiting row that is dragged; a drag is of one page. */
let dragged: BatchEntry | undefined;

/** Waiting rows are dragged, or moved by Alt and the arrows. */
export const useRowOrder = (row: { batch: Batch; entry: BatchEntry }) => {
  const movable = computed(() => canMove(row.entry));

  const move = (entry: BatchEntry, target: BatchEntry) => {
    row.batch.move(entry, target);
    const waiting = row.batch.rows.value.filter(canMove);
    const place = waiting.indexOf(entry) + 1;
    announce(t('tagging.speech.moved', { fileName: fileNameOf(entry), place, n: waiting.length }));
  };

  const step = async (event: KeyboardEvent, by: 1 | -1) => {
    const target = movable.value ? neighbourOf(row.batch.rows.value, row.entry, by) : undefined;
    if (!target) return;
    event.preventDefault();
    const focused = event.target;
    move(row.entry, target);
    await nextTick();
    // A browser takes the focus from what moves.
    if (focused instanceof HTMLElement) focused.focus();
  };

  const accepts = () => dragged !== undefined && movable.value;

  return {
    movable,
    up: (event: KeyboardEvent) => step(event, -1),
    down: (event: KeyboardEvent) => step(event, 1),
    start: (event: DragEvent) => {
      dragged = row.entry;
      // Firefox drags nothing that carries no data.
      event.dataTransfer?.setData('text/plain', fileNameOf(row.entry));
    },
    over: (event: DragEvent) => {
      if (accepts()) event.preventDefault();
    },
    drop: (event: DragEvent) => {
      if (!dragged || !accepts()) return;
      event.preventDefault();
      if (dragged !== row.entry) move(dragged, row.entry);
    },
    end: () => (dragged = undefined),
  };
};
