import type { BulkDone, BulkFailed, BulkResult, CreativeBulkEdit, CreativeView } from '@smarttag/domain';
import { wordsOf } from '../../../components/error-words.ts';
import { refusalIn, t } from '../../../locales/i18n.ts';
import { bulkEdit, bulkRevert } from '../creatives.api.ts';
import type { EditField } from '../editing/stale.ts';

export interface Change {
  creative: CreativeView;
  field: EditField;
  value: string;
}
export interface Done {
  before: CreativeView;
  now: BulkDone;
}
export interface Failure {
  creative: CreativeView;
  reason: string;
}
export interface Outcome {
  done: Done[];
  failed: Failure[];
}

/** One request each: small enough to show how far it is, and for a lost line to concern only some. */
const CHUNK = 100;

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

const MEANWHILE: readonly BulkFailed['code'][] = ['STALE_VERSION', 'UNDO_TOO_LATE'];
const reasonOf = (failed: BulkFailed) =>
  MEANWHILE.includes(failed.code) ? t('creatives.bulk.changedMeanwhile') : refusalIn(failed);

/** Sends part after part: what fails is listed and the rest is done. */
const inParts = async <T extends { creative: CreativeView }>(
  items: readonly T[],
  send: (part: T[]) => Promise<BulkResult>,
  progress: (done: number) => void,
): Promise<Outcome> => {
  const outcome: Outcome = { done: [], failed: [] };
  for (const part of chunksOf(items)) {
    const creatives = new Map(part.map(({ creative }) => [creative.id, creative]));
    try {
      const { done, failed } = await send(part);
      for (const now of done) outcome.done.push({ before: creatives.get(now.id)!, now });
      for (const one of failed)
        outcome.failed.push({ creative: creatives.get(one.id)!, reason: reasonOf(one) });
    } catch (error) {
      const reason = wordsOf(error);
      for (const creative of creatives.values()) outcome.failed.push({ creative, reason });
    }
    progress(outcome.done.length + outcome.failed.length);
  }
  return outcome;
};

const requestOf = (part: readonly Change[]): CreativeBulkEdit => {
  const moved = part[0]?.field === 'programId' ? { programId: part[0].value } : {};
  return {
    ...moved,
    items: part.map(({ creative: { id, version }, field, value }) => ({
      id,
      version,
      ...(field === 'fileName' && { fileName: value }),
    })),
  };
};

/** Changes of one field, each with the version it was seen with. */
export const editMany = (changes: readonly Change[], progress: (done: number) => void) =>
  inParts(changes, (part) => bulkEdit(requestOf(part)), progress);

/** Puts back what was done, as new events; never over what somebody wrote since. */
export const undoMany = (done: readonly Done[], progress: (done: number) => void) =>
  inParts(
    done.flatMap(({ before, now: { eventId } }) => (eventId ? [{ creative: before, eventId }] : [])),
    (part) => bulkRevert(part.map(({ eventId }) => eventId)),
    progress,
  );
