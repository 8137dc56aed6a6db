import { hasCode } from '../../../http/errors.ts';

export type EditField = 'fileName' | 'programId';

/** What stands at the server when an edit came too late. */
export interface Standing {
  version: number;
  values: Record<EditField, string | undefined>;
  changedBy?: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Reads a 409; undefined for every other error. */
export const standingOf = (error: unknown): Standing | undefined => {
  if (!hasCode(error, 'STALE_VERSION')) return undefined;
  const { currentVersion, fileName, programId, changedBy } = error.details ?? {};
  if (typeof currentVersion !== 'number') return undefined;
  return {
    version: currentVersion,
    values: { fileName: text(fileName), programId: text(programId) },
    changedBy: text(changedBy),
  };
};

/**
 * What a stale edit means for the field at hand. `other`: they changed something else, so both edits can stand;
 * `same`: they wrote what I wrote; `conflict`: a person must choose.
 */
export const judge = ({
  seen,
  mine,
  theirs,
}: {
  seen: string | undefined;
  mine: string;
  theirs: string | undefined;
}): 'other' | 'same' | 'conflict' => {
  if (theirs === seen) return 'other';
  return theirs === mine ? 'same' : 'conflict';
};
