import type { Limits } from '@smarttag/domain';
import { contentHint } from '../intake/content-hint.ts';
import { screenDuration, screenFile, type Refusal } from '../intake/screen-file.ts';
import * as api from '../tagging.api.ts';
import { dropEntry, isDraft, newEntry, type BatchState } from './batch-state.ts';
import { createDeclarations } from './declarations.ts';
import type { Draft } from './draft.ts';
import { isRemoved, needsFile, type BatchEntry, type HeldFile, type PickedFile } from './entry.ts';
import { matchFile } from './match-file.ts';
import type { BatchSending } from './sending.ts';
import type { Uploads } from './uploads.ts';

interface Reading {
  entry: BatchEntry;
  held: HeldFile;
  /** The row whose own Select was pressed. */
  meant?: BatchEntry;
}

/** What happens to picked files until their first byte: screened, read, matched, declared. */
export const createIntake = (
  state: BatchState,
  draft: Draft,
  uploads: Uploads,
  sending: BatchSending,
  limits: () => Limits,
) => {
  const readings: Reading[] = [];
  let reading: Promise<void> | undefined;
  const declarations = createDeclarations(state, draft, sending, () => reading !== undefined);

  const filesHere = () =>
    state.entries.filter((entry) => !entry.refusal && !isRemoved(entry, isDraft(state))).length;

  /** Lists the files at once; all else follows row by row. A batch that was submitted only resumes. */
  const addFiles = (picked: readonly PickedFile[], meant?: BatchEntry) => {
    state.openedHere = true;
    // A file for a row that needs one is no further row; what is new among such files the api counts.
    let count = state.entries.some(needsFile) ? 0 : filesHere();
    const added = picked.map((held) => {
      const refusal: Refusal | undefined = held.unreadable
        ? { kind: 'unreadable' }
        : screenFile(held.file, count, limits());
      if (refusal) return newEntry({ held, refusal });
      const entry = newEntry({ held, checking: true });
      readings.push({ entry, held, meant });
      count += 1;
      return entry;
    });
    state.entries = [...state.entries, ...added];
    startReading();
  };

  const startReading = () => {
    reading ??= readAll().finally(() => {
      reading = undefined;
      declarations.flush();
    });
  };

  /** One after the other: rows are declared in the order they were dropped, each read while one before is looked into. */
  const readAll = async () => {
    let admitted = Promise.resolve();
    for (let next = readings.shift(); next; next = readings.shift()) {
      const fresh = await read(next);
      if (fresh) admitted = admitted.then(() => admit(fresh));
      if (readings.length === 0) await admitted;
    }
  };

  /** @returns the row when it is a new one of the batch */
  const read = async ({ entry, held, meant }: Reading): Promise<BatchEntry | undefined> => {
    const hint = await contentHint(held.file);
    if (!state.entries.includes(entry)) return undefined;
    if (hint === undefined) refuse(entry, { kind: 'unreadable' });
    else if (place(entry, { ...held, contentHint: hint }, meant)) return entry;
    return undefined;
  };

  /** What the browser can tell is known, and warned of, before the first byte. */
  const admit = async (entry: BatchEntry) => {
    await uploads.hold(entry, entry.held!);
    if (!state.entries.includes(entry)) return;
    const tooLong = screenDuration(entry.facts?.durationSeconds, limits());
    if (tooLong) refuse(entry, tooLong);
    else declarations.add(entry);
  };

  /** @returns whether the file belongs to no other row */
  const place = (entry: BatchEntry, held: HeldFile, meant?: BatchEntry): boolean => {
    const match = matchFile(state.entries, held, meant);
    if (match.kind === 'new' && isDraft(state)) {
      entry.held = held;
      return true;
    }
    dropEntry(state, entry);
    if (match.kind === 'resumes') sending.send(match.entry, held);
    else if (match.kind === 'different') match.entry.different = held;
    else if (match.kind === 'same') state.flashed = match.entry;
    return false;
  };

  const refuse = (entry: BatchEntry, refusal: Refusal) => {
    entry.checking = false;
    entry.refusal = refusal;
  };

  /** The file that was picked for this row takes its place from the first byte on. */
  const startOver = async (entry: BatchEntry, held: HeldFile) => {
    const creative = entry.creative;
    if (creative) await api.removeCreative(creative.submissionId, creative.id);
    uploads.detach(entry);
    if (creative) entry.creative = { ...creative, state: 'cancelled' };
    entry.different = undefined;
    const fresh = newEntry({ held, checking: true });
    state.entries = state.entries.flatMap((one) => (one === entry ? [fresh, entry] : [one]));
    readings.push({ entry: fresh, held });
    startReading();
  };

  /** Every file picked so far is declared, or refused. */
  const settled = async () => {
    while (reading) await reading;
    await declarations.settled();
  };

  return { addFiles, startOver, settled };
};
export type Intake = ReturnType<typeof createIntake>;
