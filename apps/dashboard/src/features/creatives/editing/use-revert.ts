import type { CreativeView } from '@smarttag/domain';
import type { ComputedRef } from 'vue';
import { hasCode } from '../../../http/errors.ts';
import { t } from '../../../locales/i18n.ts';
import { revertEdit } from '../creatives.api.ts';
import type { EditNotices } from './use-edit-notices.ts';
import type { UndoToast } from './use-undo-toast.ts';

interface RevertOptions {
  creative: ComputedRef<CreativeView | undefined>;
  show: (creative: CreativeView) => void;
  reload: () => Promise<void>;
  notices: EditNotices;
  showDone: UndoToast;
}

/** The edit that a revert made, by its field: what Undo puts back in its turn. */
const lastEdit = ({ edits }: CreativeView): string | undefined =>
  [edits?.fileName, edits?.programId]
    .flatMap((edit) => edit ?? [])
    .sort((a, b) => b.at.localeCompare(a.at))[0]?.eventId;

/** Puts back what an event changed, as a new event; never over what somebody else wrote since. */
export const useRevert = ({ creative, show, reload, notices, showDone }: RevertOptions) => {
  const revert = async (eventId: string) => {
    const id = creative.value?.id;
    if (!id) return;
    try {
      const now = await revertEdit(id, eventId);
      show(now);
      const made = lastEdit(now);
      showDone(t('creatives.edit.undone'), made ? () => void revert(made) : undefined);
    } catch (error) {
      if (hasCode(error, 'UNDO_TOO_LATE')) {
        await reload();
        const field = error.details?.field === 'programId' ? 'programId' : 'fileName';
        notices.undoTooLate(creative.value?.edits?.[field]?.editorName);
      } else notices.undoFailed(error);
    }
  };
  return revert;
};
