import { useRouter } from 'vue-router';
import { wordsOf } from '../../../components/error-words.ts';
import { t } from '../../../locales/i18n.ts';
import { showToast } from '../../../shell/toasts.ts';
import { fileNameOf, type BatchEntry } from '../batch/entry.ts';
import type { Batch } from '../batch/batch.ts';
import type { RowAction } from '../batch/row-actions-shown.ts';
import type { SentenceAction } from '../batch/sentence.ts';
import { pickFiles } from '../pick-files.ts';
import { useTagging } from '../tagging.store.ts';

/** What the buttons and links of a row do. */
export const useRowActions = (row: { batch: Batch; entry: BatchEntry }, removed: () => void) => {
  const tagging = useTagging();
  const router = useRouter();

  const selectAgain = async () => row.batch.addFiles(await pickFiles({ multiple: false }), row.entry);

  const sendAgain = async () => {
    const [picked] = await pickFiles({ multiple: false });
    if (picked) await row.batch.startOver(row.entry, picked);
  };

  /** A draft with the same Business Center and program. */
  const replace = async () => {
    const { businessCenterId, programId } = row.batch.state.submission ?? {};
    const draft = tagging.current;
    const fits =
      draft?.isDraft.value &&
      draft.state.businessCenterId === (businessCenterId ?? '') &&
      draft.state.programId === programId;
    if (!fits) tagging.startNew({ businessCenterId, programId });
    await router.push({ name: 'tag' });
  };

  /** Until a dispute can be opened here, the platform's contact hears of it by mail. */
  const madeThis = () => {
    const { name, email } = tagging.settings.contact;
    const subject = t('tagging.madeThis.subject', { fileName: fileNameOf(row.entry) });
    const body = t('tagging.madeThis.body', { name, creativeId: row.entry.creative!.id });
    location.href = `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  };

  const remove = () => {
    const done = row.batch.remove(row.entry);
    removed();
    return done;
  };

  const ofRow: Record<RowAction, () => unknown> = {
    pause: () => row.batch.pause(row.entry),
    resume: () => row.batch.resume(row.entry),
    remove,
    cancel: remove,
    dismiss: remove,
    select: selectAgain,
    retry: () => row.batch.retry(row.entry),
    replace,
  };
  const ofSentence: Record<SentenceAction, () => unknown> = {
    uploadAnyway: () => row.batch.release(row.entry),
    tryNow: () => row.batch.resume(row.entry),
    sendFromHere: () => (row.entry.held ? row.batch.resume(row.entry) : selectAgain()),
    startOver: () => row.entry.different && row.batch.startOver(row.entry, row.entry.different),
    sendAgain,
    madeThis,
  };

  const run = async (act: () => unknown) => {
    try {
      await act();
    } catch (error) {
      showToast(t('tagging.actionFailed'), { detail: wordsOf(error) });
    }
  };
  return {
    row: (action: RowAction) => run(ofRow[action]),
    sentence: (action: SentenceAction) => run(ofSentence[action]),
  };
};
