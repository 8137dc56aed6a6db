import { wordsOf } from '../../../components/error-words.ts';
import { showToast } from '../../../shell/toasts.ts';
import { t } from '../../../locales/i18n.ts';
import * as api from '../tagging.api.ts';
import { dropEntry, type BatchState } from './batch-state.ts';
import type { Draft } from './draft.ts';
import { fileNameOf, type BatchEntry } from './entry.ts';
import type { BatchSending } from './sending.ts';
import type { Uploads } from './uploads.ts';

/** What a person can do to one row. */
export const createRowActions = (
  state: BatchState,
  draft: Draft,
  uploads: Uploads,
  sending: BatchSending,
) => {
  const sendOn = (entry: BatchEntry) => {
    if (entry.creative?.state === 'uploading' && !entry.creative.heldBack && entry.held)
      sending.send(entry, entry.held);
  };

  const restore = async (entry: BatchEntry) => {
    const creative = entry.creative!;
    try {
      await api.restoreCreative(creative.submissionId, creative.id);
    } catch (error) {
      showToast(wordsOf(error));
    }
    await draft.refetch();
    sendOn(entry);
  };

  /** Removed from a draft, cancelled after Submit; Undo brings it back for ten minutes. */
  const remove = async (entry: BatchEntry) => {
    const creative = entry.creative;
    if (!creative) return dropEntry(state, entry);
    uploads.detach(entry);
    entry.creative = { ...creative, state: 'cancelled' };
    try {
      await api.removeCreative(creative.submissionId, creative.id);
      uploads.kept.forget([creative.id]);
    } catch (error) {
      entry.creative = creative;
      sendOn(entry);
      showToast(t('tagging.removeFailed', { fileName: fileNameOf(entry) }), {
        detail: wordsOf(error),
      });
      return;
    }
    showToast(t('tagging.removed', { fileName: fileNameOf(entry) }), {
      detail: t('tagging.removedDetail'),
      action: { label: t('actions.undo'), undo: true, run: () => void restore(entry) },
    });
  };

  /** "Upload it anyway". */
  const release = async (entry: BatchEntry) => {
    const { submissionId, id } = entry.creative!;
    await api.releaseCreative(submissionId, id);
    await draft.refetch();
    sendOn(entry);
  };

  const retry = async (entry: BatchEntry) => {
    await api.retryCreative(entry.creative!.id);
    await draft.refetch();
  };

  return {
    remove,
    release,
    retry,
    pause: sending.pause,
    /** Also "Try now". */
    resume: sending.resume,
    pauseAll: sending.pauseAll,
    resumeAll: sending.resumeAll,
  };
};
