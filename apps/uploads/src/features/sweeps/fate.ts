import { isDecided, type Creative, type Upload } from '@smarttag/domain';
import { expiryOf } from '../uploads/upload-rules.js';

/** What a sweep has to do with one upload. */
export type Fate = 'wait' | 'save' | 'join' | 'finish' | 'expire' | 'keep' | 'remove';

/** Undo is refused after the restore window; a request that began inside it may still be on its way. */
const UNDO_MARGIN_MS = 60_000;

/** Bytes nobody will ask for again are removed, everything else waits. Pure: `now` decides. */
export const fateOf = (
  { upload, creative }: { upload: Upload; creative: Creative },
  now: Date,
  untaggedBytesMs: number,
): Fate => {
  const since = (at: Date | undefined, ms: number) => at !== undefined && at.getTime() + ms <= now.getTime();
  if (upload.lease && upload.lease.until > now) return 'wait';
  if (isLeftOverPart(upload, creative)) return 'remove';
  if (creative.state === 'expired') return 'remove';
  if (creative.state === 'cancelled') return since(creative.expiresAt, UNDO_MARGIN_MS) ? 'remove' : 'wait';
  if (creative.state === 'tagged') return 'keep';
  if (isDecided(creative.state)) return since(creative.decidedAt, untaggedBytesMs) ? 'remove' : 'wait';
  if (creative.state !== 'uploading' && creative.state !== 'uploaded') return 'wait';
  if (upload.part !== undefined) return upload.lease ? 'save' : 'wait';
  if (since(expiryOf(creative, upload), 0)) return 'expire';
  // A process died here before it let go, or between the last byte and the end.
  if (creative.state === 'uploading' && upload.state === 'finished') return 'finish';
  if (creative.state === 'uploading' && upload.concat) return 'join';
  return upload.lease ? 'save' : 'wait';
};

/** Once a file has all its bytes, nobody asks for those of its parts. */
const isLeftOverPart = ({ part }: Upload, { state }: Creative): boolean =>
  part !== undefined && state !== 'uploading' && state !== 'cancelled';
