import type { CreativeView } from '@smarttag/domain';
import { wordsOf } from '../../../components/error-words.ts';
import { t } from '../../../locales/i18n.ts';
import { showToast } from '../../../shell/toasts.ts';
import type { EditField } from './stale.ts';
import type { UndoToast } from './use-undo-toast.ts';

export interface EditNotices {
  /** Without `undo` where the old value cannot be chosen again, such as an archived program. */
  saved: (creative: CreativeView, field: EditField, undo?: () => void) => void;
  undone: () => void;
  undoTooLate: (changedBy?: string) => void;
  undoFailed: (error: unknown) => void;
}

/** Says what an edit of one creative did. */
export const useEditNotices = (showDone: UndoToast, seeChanges: () => void): EditNotices => {
  const wordsFor = (creative: CreativeView, field: EditField) =>
    field === 'fileName'
      ? t('creatives.edit.renamed', { fileName: creative.fileName })
      : t('creatives.edit.moved', { program: creative.programName ?? '' });

  return {
    saved: (creative, field, undo) => showDone(wordsFor(creative, field), undo),
    undone: () => void showToast(t('creatives.edit.undone')),
    undoTooLate: (name) =>
      void showToast(
        name ? t('creatives.edit.undoTooLate', { name }) : t('creatives.edit.undoTooLateUnknown'),
        { action: { label: t('creatives.edit.seeChanges'), run: seeChanges } },
      ),
    undoFailed: (error) => void showToast(t('creatives.edit.undoFailed'), { detail: wordsOf(error) }),
  };
};
