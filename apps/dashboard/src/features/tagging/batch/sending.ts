import type { BatchState } from './batch-state.ts';
import type { BatchEntry, HeldFile } from './entry.ts';
import type { Uploads } from './uploads.ts';

/** How the rows of one batch are sent: in their order, and not while all are paused. */
export const createSending = (state: BatchState, uploads: Uploads) => {
  const send = (entry: BatchEntry, held: HeldFile) => {
    uploads.attach(entry, held, () => state.rank + state.entries.indexOf(entry));
    if (state.paused) uploads.pause(entry);
  };

  /** What comes later is paused too, until the person goes on. */
  const pauseAll = () => {
    state.paused = true;
    state.entries.forEach(uploads.pause);
  };

  const resume = (entry: BatchEntry) => {
    state.paused = false;
    uploads.resume(entry);
  };

  const resumeAll = () => {
    state.paused = false;
    state.entries.forEach(uploads.resume);
  };

  return { send, pause: uploads.pause, pauseAll, resume, resumeAll };
};
export type BatchSending = ReturnType<typeof createSending>;
