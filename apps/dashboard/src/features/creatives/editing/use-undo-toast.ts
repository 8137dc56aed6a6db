import { t } from '../../../locales/i18n.ts';
import { onPlainKey } from '../../../shell/keys/plain-key.ts';
import { closeToast, showToast, toasts } from '../../../shell/toasts.ts';

export type UndoToast = (text: string, undo?: () => void) => void;

/** Says what was done, with Undo where it can be undone; `Z` undoes the last while its toast stands. */
export const useUndoToast = (): UndoToast => {
  let last: { toast: number; undo: () => void } | undefined;

  onPlainKey('z', () => {
    if (!last || !toasts.value.some(({ id }) => id === last?.toast)) return;
    closeToast(last.toast);
    last.undo();
  });

  return (text, undo) => {
    const action = undo && { label: t('actions.undo'), run: undo, undo: true };
    const toast = showToast(text, { action });
    last = undo && { toast, undo };
  };
};
