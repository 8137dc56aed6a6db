import type { Limits } from '@smarttag/domain';
import { useDebounceFn } from '@vueuse/core';
import { computed } from 'vue';
import { isDraft, newBatchState } from './batch-state.ts';
import { summarise } from './batch-summary.ts';
import { createDraft } from './draft.ts';
import { isRemoved, needsFile } from './entry.ts';
import { createIntake } from './intake.ts';
import { createRowActions } from './row-actions.ts';
import { createSending } from './sending.ts';
import { untilAnswered } from './until-answered.ts';
import type { Uploads } from './uploads.ts';

/** Events of one step come together; a long run of them still shows once a second. */
const REFETCH_MS = 200;
const REFETCH_AT_LATEST_MS = 1000;

/** One batch: its rows, its draft on the server, and what can be done with both. */
export const createBatch = (uploads: Uploads, limits: () => Limits, rank: number) => {
  const state = newBatchState(rank);
  const draft = createDraft(state, uploads);
  const sending = createSending(state, uploads);
  const intake = createIntake(state, draft, uploads, sending, limits);
  const actions = createRowActions(state, draft, uploads, sending);

  const isOpen = computed(() => isDraft(state));
  const rows = computed(() => state.entries.filter((entry) => !isRemoved(entry, isOpen.value)));
  const summary = computed(() => summarise(rows.value));
  const missingFiles = computed(() => rows.value.filter((entry) => needsFile(entry) && !entry.checking));

  const submit = async () => {
    await intake.settled();
    await draft.submit();
  };

  /** Nobody asked for it: what stands here stays until the server answers. */
  const refetchQuietly = () => untilAnswered(draft.refetch).catch(() => undefined);

  return {
    state,
    isDraft: isOpen,
    rows,
    summary,
    missingFiles,
    ...draft,
    addFiles: intake.addFiles,
    startOver: intake.startOver,
    ...actions,
    submit,
    endFlash: () => (state.flashed = undefined),
    refetchSoon: useDebounceFn(refetchQuietly, REFETCH_MS, { maxWait: REFETCH_AT_LATEST_MS }),
  };
};
export type Batch = ReturnType<typeof createBatch>;
