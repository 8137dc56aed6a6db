import { shallowRef } from 'vue';
import { hasCode } from '../../http/errors.ts';
import { t } from '../../locales/i18n.ts';
import { wordsOf } from '../error-words.ts';

/** What stands there now, written by somebody else while this form was open. */
export interface Theirs {
  by: string;
  current: Record<string, unknown>;
}

/** A form's one request: busy while it runs, what went wrong in words, and whose words a save would go over. */
export const useForm = (firstVersion = 0) => {
  const busy = shallowRef(false);
  const problem = shallowRef<string>();
  const theirs = shallowRef<Theirs>();
  const version = shallowRef(firstVersion);

  const note = (error: unknown) => {
    if (!hasCode(error, 'STALE_VERSION')) return (problem.value = wordsOf(error));
    const { currentVersion, current, changedBy } = error.details ?? {};
    // Saved again, it goes over what the person has now seen.
    version.value = Number(currentVersion);
    theirs.value = {
      by: typeof changedBy === 'string' ? changedBy : t('forms.somebody'),
      current: (current ?? {}) as Record<string, unknown>,
    };
  };

  /** @returns what the work gave; undefined when it failed, and the form says why, or when one runs already */
  const run = async <T>(work: (version: number) => Promise<T>): Promise<T | undefined> => {
    // A button that spins still submits its form when it is pressed again.
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = undefined;
    theirs.value = undefined;
    try {
      return await work(version.value);
    } catch (error) {
      note(error);
      return undefined;
    } finally {
      busy.value = false;
    }
  };

  return { busy, problem, theirs, version, run };
};
