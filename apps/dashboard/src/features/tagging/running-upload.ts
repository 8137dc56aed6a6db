import { computed } from 'vue';
import { isRemoved, sizeOf, type BatchEntry } from './batch/entry.ts';
import { bytesHere } from './batch/row-status.ts';
import { useTagging } from './tagging.store.ts';

export interface RunningUpload {
  /** Files of this run that have not arrived yet. */
  left: number;
  files: number;
  share: number;
  secondsLeft?: number;
  bytesMoving: boolean;
  submissionId?: string;
}

const isUnderWay = ({ transfer }: BatchEntry) =>
  transfer?.phase === 'sending' || transfer?.phase === 'waiting' || transfer?.phase === 'resting';

/** Rows of this browser tab that are being sent, or were, in the batches that still send. */
const runOf = (entries: readonly BatchEntry[]) => entries.filter((entry) => entry.held && entry.creative);

/** What this browser tab is uploading, over all batches; undefined when nothing is under way. */
export const useRunningUpload = () => {
  const tagging = useTagging();
  return computed<RunningUpload | undefined>(() => {
    const busy = tagging.all.filter((batch) => batch.state.entries.some(isUnderWay));
    if (busy.length === 0) return undefined;
    const run = busy.flatMap((batch) =>
      runOf(batch.state.entries.filter((entry) => !isRemoved(entry, batch.isDraft.value))),
    );
    const bytes = run.reduce((sum, entry) => sum + sizeOf(entry), 0);
    const here = run.reduce((sum, entry) => sum + bytesHere(entry), 0);
    const speed = run.reduce((sum, entry) => sum + (entry.transfer?.bytesPerSecond ?? 0), 0);
    const settled = run.some((entry) => entry.transfer?.secondsLeft !== undefined);
    return {
      left: run.filter(isUnderWay).length,
      files: run.length,
      share: bytes === 0 ? 0 : here / bytes,
      secondsLeft: settled && speed > 0 ? (bytes - here) / speed : undefined,
      bytesMoving: run.some((entry) => entry.transfer?.phase === 'sending'),
      submissionId: busy[0]!.state.submission?.id,
    };
  });
};
