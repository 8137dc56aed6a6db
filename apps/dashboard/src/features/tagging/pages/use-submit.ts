import { computed, shallowRef, watch, type ShallowRef } from 'vue';
import { wordsOf } from '../../../components/error-words.ts';
import { t, type TextKey } from '../../../locales/i18n.ts';
import { announce } from '../../../shell/announce.ts';
import { showToast } from '../../../shell/toasts.ts';
import type { Batch } from '../batch/batch.ts';
import { missingForSubmit, type Missing } from '../batch/submit-check.ts';
import { useTagging } from '../tagging.store.ts';

const WORDS: Record<Missing, TextKey> = {
  business_center: 'tagging.missing.businessCenter',
  business_center_digits: 'tagging.choices.notDigits',
  program: 'tagging.missing.program',
  videos: 'tagging.missing.videos',
};

/** Submit All Assets: never disabled. Pressed too early, it says what is missing and leads there. */
export const useSubmit = (
  batch: Readonly<ShallowRef<Batch | undefined>>,
  focus: (missing: Missing) => Promise<void>,
) => {
  const tagging = useTagging();
  const submitting = shallowRef(false);
  const missing = shallowRef<Missing>();
  const failure = shallowRef<string>();

  /** What was missing may be there now: nothing is said before the next try. */
  const forgive = () => {
    missing.value = undefined;
    failure.value = undefined;
  };
  watch(() => [batch.value?.rows.value.length, batch.value?.summary.value.taken], forgive);

  const send = async (one: Batch) => {
    await one.submit();
    if (one.state.problem) {
      failure.value = one.state.problem.message;
      return;
    }
    const { uploading = 0, waiting = 0, paused = 0, needsFile = 0 } = one.summary.value.counts;
    const left = uploading + waiting + paused + needsFile;
    const text = left === 0 ? t('tagging.submitted') : t('tagging.submittedWhileUploading', {}, left);
    announce(text);
    // The page itself shows that it was submitted; only what the person has to do is worth a toast.
    if (left > 0) showToast(text);
    void tagging.loadDrafts();
  };

  const submit = async () => {
    const one = batch.value;
    if (!one || submitting.value || !one.isDraft.value) return;
    forgive();
    const { businessCenterId, programId } = one.state;
    missing.value = missingForSubmit({ businessCenterId, programId, files: one.summary.value.taken });
    if (missing.value) {
      announce(t(WORDS[missing.value]), 'assertive');
      return focus(missing.value);
    }
    submitting.value = true;
    try {
      await send(one);
    } catch (error) {
      failure.value = `${t('tagging.submitFailed')} ${wordsOf(error)}`;
      announce(failure.value, 'assertive');
    } finally {
      submitting.value = false;
    }
  };

  const problem = computed(() => failure.value ?? (missing.value && t(WORDS[missing.value])));
  return { submit, submitting, missing, problem, forgive };
};
