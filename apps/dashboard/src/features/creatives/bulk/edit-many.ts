import type { CreativeView } from '@smarttag/domain';
import { editCreative } from '../creatives.api.ts';
import type { EditField } from '../editing/stale.ts';

export interface Change {
  creative: CreativeView;
  field: EditField;
  value: string;
}
export interface Failure {
  creative: CreativeView;
  error: unknown;
}
export interface Outcome {
  done: { before: CreativeView; now: CreativeView }[];
  failed: Failure[];
}

/** A browser opens six connections a host; the others stay free for what the person does meanwhile. */
const AT_A_TIME = 3;

/** Each change with the version it was seen with: what fails is listed and the rest is done. */
export const editMany = async (
  changes: readonly Change[],
  progress: (done: number) => void,
): Promise<Outcome> => {
  const outcome: Outcome = { done: [], failed: [] };
  const waiting = [...changes];
  const work = async () => {
    for (let change = waiting.shift(); change; change = waiting.shift()) {
      const { creative, field, value } = change;
      try {
        const now = await editCreative(creative.id, { [field]: value, version: creative.version });
        outcome.done.push({ before: creative, now });
      } catch (error) {
        outcome.failed.push({ creative, error });
      }
      progress(outcome.done.length + outcome.failed.length);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return outcome;
};

/** Puts back what was done: a new edit each, never over what somebody wrote since. */
export const undoMany = (done: Outcome['done'], field: EditField, progress: (done: number) => void) =>
  editMany(
    done.flatMap(({ before, now }) => {
      const value = before[field];
      return value === undefined ? [] : [{ creative: now, field, value }];
    }),
    progress,
  );
