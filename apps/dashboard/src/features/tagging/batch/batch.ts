import type { Limits } from '@smarttag/domain';
import { useDebounceFn } from '@vueuse/core';
import { computed } from 'vue';
import { isDraft, newBatchState } from './batch-state.ts';
import { summarise } from './batch-summary.ts';
import { createDraft } from './draft.ts';
import { createElsewhere } from './elsewhere.ts';
import { isLost, isRemoved, needsFile, type BatchEntry } from './entry.ts';
import { createIntake } from './intake.ts';
import { movedTo } from './order.ts';
import { createRowActions } from './row-actions.ts';
import { createSending } from './sending.ts';
import { untilAnswered } from './until-answered.ts';
import type { Uploads } from './uploads.ts';

/** Events of one step come together; a long run of them still shows once a second. */
const REFETCH_MS = 200;
const REFETCH_AT_LATEST_MS = 1000;

interface BatchContext {
  limits: () => Limits;
  userId: () => string | undefined;
  /** Of its uploads before those of younger batches. */
  rank: number;
}

/** One batch: its rows, its draft on the server, and what can be done with both. */
export const createBatch = (uploads: Uploads, { limits, userId, rank }: BatchContext) => {
  const state = newBatchState(rank);
  const draft = createDraft(state, uploads);
  const sending = createSending(state, uploads);
  const intake = createIntake(state, draft, uploads, sending, limits);
  const actions = createRowActions(state, draft, uploads, sending);

  const elsewhere = createElsewhere(state, uploads.otherTabs, userId);

  const isOpen = computed(() => isDraft(state));
  const rows = computed(() => state.entries.filter((entry) => !isRemoved(entry, isOpen.value)));
  const summary = computed(() => summarise(rows.value));
  const missingFiles = computed(() =>
    rows.value.filter((entry) => needsFile(entry) && !entry.checking && !entry.elsewhere),
  );

  /** The handle of a file that went away from the disk leads to nothing. */
  const keptFiles = computed(() =>
    missingFiles.value.filter((entry) => !isLost(entry) && uploads.kept.has(entry.creative!.id)),
  );

  /** After a reload, within a click: the files whose handles the browser kept. The rest is selected again. */
  const goOn = async () => {
    const opened = keptFiles.value.map(async (entry) => {
      const { id, relativePath } = entry.creative!;
      const picked = await uploads.kept.open(id);
      if (picked) intake.addFiles([{ ...picked, relativePath }], entry);
      else uploads.kept.forget([id]);
    });
    await Promise.all(opened);
  };

  const move = (entry: BatchEntry, target: BatchEntry) => {
    state.entries = movedTo(state.entries, entry, target);
  };

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
    keptFiles,
    goOn,
    ...draft,
    addFiles: intake.addFiles,
    startOver: intake.startOver,
    ...actions,
    move,
    submit,
    lookElsewhere: elsewhere.look,
    endFlash: () => (state.flashed = undefined),
    refetchSoon: useDebounceFn(refetchQuietly, REFETCH_MS, { maxWait: REFETCH_AT_LATEST_MS }),
  };
};
export type Batch = ReturnType<typeof createBatch>;
