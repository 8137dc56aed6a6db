import type { CreativeView } from '@smarttag/domain';
import { shallowRef } from 'vue';
import { t } from '../../../locales/i18n.ts';
import { showToast } from '../../../shell/toasts.ts';
import type { UndoToast } from '../editing/use-undo-toast.ts';
import { editMany, undoMany, type Change, type Done, type Failure, type Outcome } from './edit-many.ts';
import { useCatalogue } from '../../catalogue/catalogue.store.ts';

/** Edits many at once: says how far it is, what could not be done and why, and undoes all of it. */
export const useBulk = (changed: (creative: CreativeView) => void, showDone: UndoToast) => {
  const total = shallowRef(0);
  const progress = shallowRef(0);
  const running = shallowRef(false);
  /** Shown by "Show 4". */
  const failures = shallowRef<readonly Failure[]>([]);

  const catalogue = useCatalogue();
  const changedBy = ({ before, now: { fileName, programId, version } }: Done): CreativeView => ({
    ...before,
    fileName,
    programId,
    programName: catalogue.programNames.get(programId ?? '') ?? before.programName,
    version,
  });

  const run = async (count: number, work: (step: (done: number) => void) => Promise<Outcome>) => {
    total.value = count;
    progress.value = 0;
    running.value = true;
    try {
      const outcome = await work((done) => (progress.value = done));
      for (const done of outcome.done) changed(changedBy(done));
      return outcome;
    } finally {
      running.value = false;
    }
  };

  const undo = async (done: readonly Done[]) => {
    const undone = await run(done.length, (step) => undoMany(done, step));
    tell(t('creatives.bulk.undone', {}, undone.done.length), undone.failed);
  };

  const tell = (text: string, failed: readonly Failure[]) => {
    if (failed.length === 0) return void showToast(text);
    showToast(text, {
      detail: t('creatives.bulk.failed', {}, failed.length),
      action: {
        label: t('creatives.bulk.show', {}, failed.length),
        run: () => (failures.value = failed),
      },
    });
  };

  const edit = async (changes: readonly Change[], words: (done: number) => string) => {
    if (running.value || changes.length === 0) return;
    const { done, failed } = await run(changes.length, (step) => editMany(changes, step));
    const text = words(done.length);
    if (done.length > 0) showDone(text, () => void undo(done));
    if (failed.length > 0 || done.length === 0) tell(text, failed);
  };

  return {
    total,
    progress,
    running,
    failures,
    rename: (names: readonly { creative: CreativeView; fileName: string }[]) =>
      edit(
        names.map(({ creative, fileName }) => ({ creative, field: 'fileName', value: fileName })),
        (done) => t('creatives.bulk.renamed', {}, done),
      ),
    move: (creatives: readonly CreativeView[], program: { id: string; name: string }) =>
      edit(
        creatives
          .filter(({ programId }) => programId !== program.id)
          .map((creative) => ({ creative, field: 'programId', value: program.id })),
        (done) => t('creatives.bulk.moved', { program: program.name }, done),
      ),
  };
};
export type Bulk = ReturnType<typeof useBulk>;
