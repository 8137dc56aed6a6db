import { onScopeDispose, shallowRef, watch } from 'vue';
import type { Batch } from '../batch/batch.ts';
import { useTagging } from '../tagging.store.ts';

/** The batch of the address: by its id, else the draft under way. */
export const useOpenBatch = (submissionId: () => string | undefined) => {
  const tagging = useTagging();
  const batch = shallowRef<Batch>();
  const error = shallowRef<unknown>();
  let left = false;

  const load = async () => {
    const id = submissionId();
    error.value = undefined;
    try {
      const [opened] = await Promise.all([
        id ? tagging.openBatch(id) : tagging.openCurrent(),
        tagging.loadChoices(),
      ]);
      if (!left && id === submissionId()) batch.value = opened;
    } catch (failure) {
      error.value = failure;
    }
  };

  watch(
    submissionId,
    (id) => {
      // The page of what was just submitted is here already.
      if (!batch.value || id !== batch.value.state.submission?.id) {
        batch.value = undefined;
        void load();
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => (left = true));

  return { batch, error, load };
};
