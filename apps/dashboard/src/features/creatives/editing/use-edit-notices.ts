import type { CreativeView } from '@smarttag/domain';
import { wordsOf } from '../../../components/error-words.ts';
import { onPlainKey } from '../../../shell/keys/plain-key.ts';
import { t } from '../../../locales/i18n.ts';
import { closeToast, showToast, toasts } from '../../../shell/toasts.ts';
import type { EditField } from './stale.ts';

export interface EditNotices {
  /** Without `undo` where the old value cannot be chosen again, such as an archived program. */
  saved: (creative: CreativeView, field: EditField, undo?: () => void) => void;
  undone: () => void;
  undoTooLate: (changedBy?: string) => void;
  undoFailed: (error: unknown) => void;
}

/** Says what an edit did; `Z` undoes the last one while its toast stands. */
export const useEditNotices = (seeChanges: () => void): EditNotices => {
  let last: { toast: number; undo: () => void } | undefined;

  onPlainKey('z', () => {
    if (!last || !toasts.value.some(({ id }) => id === last?.toast)) return;
    closeToast(last.toast);
    last.undo();
  });

  const wordsFor = (creative: CreativeView, field: EditField) =>
    field === 'fileName'
      ? t('creatives.edit.renamed', { fileName: creative.fileName })
      : t('creatives.edit.moved', { program: creative.programName ?? '' });

  return {
    saved: (creative, field, undo) => {
      const action = undo && { label: t('actions.undo'), run: undo, undo: true };
      const toast = showToast(wordsFor(creative, field), { action });
      last = undo && { toast, undo };
    },
    undone: () => void showToast(t('creatives.edit.undone')),
    undoTooLate: (name) =>
      void showToast(
        name ? t('creatives.edit.undoTooLate', { name }) : t('creatives.edit.undoTooLateUnknown'),
        { action: { label: t('creatives.edit.seeChanges'), run: seeChanges } },
      ),
    undoFailed: (error) => void showToast(t('creatives.edit.undoFailed'), { detail: wordsOf(error) }),
  };
};
