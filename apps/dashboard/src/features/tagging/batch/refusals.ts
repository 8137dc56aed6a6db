import { wordsOf } from '../../../components/error-words.ts';
import type { ApiError } from '../../../http/errors.ts';
import type { Refusal } from '../intake/screen-file.ts';
import { sizeOf, type BatchEntry } from './entry.ts';

export type Refused = readonly [entry: BatchEntry, refusal: Refusal];

/** What fits is taken in order; the rest is told what was left then. */
const beyondQuota = (entries: readonly BatchEntry[], usedBytes: number, quotaBytes: number): Refused[] => {
  const refused: Refused[] = [];
  let used = usedBytes;
  for (const entry of entries) {
    if (used + sizeOf(entry) <= quotaBytes) used += sizeOf(entry);
    else refused.push([entry, { kind: 'no_room', usedBytes: used, quotaBytes }]);
  }
  return refused;
};

/** `files` counts those of the draft and these together. */
const beyondCount = (entries: readonly BatchEntry[], maxFiles: number, files: number): Refused[] =>
  entries
    .slice(Math.max(0, entries.length - (files - maxFiles)))
    .map((entry) => [entry, { kind: 'too_many', maxFiles }]);

const numbersIn = (details: Record<string, unknown>, ...names: string[]) => {
  const found = names.map((name) => details[name]);
  return found.every((value) => typeof value === 'number') ? found : undefined;
};

/** Which of the declared files a refusal is about, and why: one file's fault is not the others'. */
export const refusedBy = (error: ApiError, entries: readonly BatchEntry[]): readonly Refused[] => {
  const details = error.details ?? {};
  const quota = numbersIn(details, 'usedBytes', 'quotaBytes');
  if (error.code === 'QUOTA_EXCEEDED' && quota) return beyondQuota(entries, quota[0]!, quota[1]!);
  const count = numbersIn(details, 'maxFilesPerSubmission', 'files');
  if (count) return beyondCount(entries, count[0]!, count[1]!);
  const words: Refusal = { kind: 'server', message: wordsOf(error) };
  const one = numbersIn(details, 'index');
  const refused = one ? entries.slice(one[0]!, one[0]! + 1) : entries;
  return refused.map((entry) => [entry, words]);
};
