import { declaredFileName } from '@smarttag/domain';
import { isNotSentHere, type BatchEntry, type HeldFile } from './entry.ts';

export type Match =
  /** The very same file is here already: nothing is added, that row is shown. */
  | { kind: 'same'; entry: BatchEntry }
  /** A row waits for exactly these bytes. */
  | { kind: 'resumes'; entry: BatchEntry }
  /** A row of this name waits for other bytes. */
  | { kind: 'different'; entry: BatchEntry }
  | { kind: 'new' };

const isLive = (entry: BatchEntry) =>
  !entry.refusal && entry.creative?.state !== 'cancelled' && entry.creative?.state !== 'expired';

/** A row that is not read yet has no hint, so no picked file is the same as it. */
const isVerySame = (entry: BatchEntry, picked: HeldFile) => {
  const of = entry.held;
  const creative = entry.creative;
  const name = creative?.originalFileName ?? declaredFileName(of?.file.name ?? '');
  const path = creative?.relativePath ?? of?.relativePath;
  return (
    name === declaredFileName(picked.file.name) &&
    (creative?.size ?? of?.file.size) === picked.file.size &&
    (creative?.lastModified ?? of?.file.lastModified) === picked.file.lastModified &&
    (creative?.contentHint ?? of?.contentHint) === picked.contentHint &&
    // Picked alone, a file has no path: then the rest decides.
    (path === undefined || picked.relativePath === undefined || path === picked.relativePath)
  );
};

const hasBytesOf = (entry: BatchEntry, picked: HeldFile) =>
  entry.creative?.size === picked.file.size &&
  (entry.creative.contentHint === undefined || entry.creative.contentHint === picked.contentHint);

const hasNameOf = (entry: BatchEntry, picked: HeldFile) =>
  entry.creative?.originalFileName === declaredFileName(picked.file.name);

/**
 * Where a picked file belongs (DESIGN.md section 4): to a row that needs a file of that size and content
 * hint, same name first; else to none. `meant` is the row whose own Select was pressed.
 */
export const matchFile = (entries: readonly BatchEntry[], picked: HeldFile, meant?: BatchEntry): Match => {
  const needing = entries.filter(isNotSentHere);
  const fitting = needing.filter((entry) => hasBytesOf(entry, picked));
  const sameName = fitting.find((entry) => hasNameOf(entry, picked));
  if (sameName) return { kind: 'resumes', entry: sameName };
  const same = entries.find((entry) => isLive(entry) && isVerySame(entry, picked));
  if (same) return { kind: 'same', entry: same };
  if (fitting[0]) return { kind: 'resumes', entry: fitting[0] };
  const different = meant ?? needing.find((entry) => hasNameOf(entry, picked));
  return different ? { kind: 'different', entry: different } : { kind: 'new' };
};
