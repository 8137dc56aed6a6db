import type { FoundContent } from '../content/found-content.js';

/** Why a file cannot be tagged. These strings are stored and shown by others: add, never change. */
export const REJECTION_REASONS = [
  /** Sound, but no picture; cover art is not a picture. */
  'no_video_stream',
  /** Something else than a video; `details.found` says what, when it is known. */
  'not_a_video',
  /** The end is missing. */
  'truncated',
  /** Not one picture, or no duration. */
  'empty',
  /** Wider or higher than 8,192 pixels; `details` has the size. */
  'picture_too_large',
  /** Only points to other files. */
  'playlist',
  /** Not read within the time limit, or not by this decoder. */
  'unreadable',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A type alias, because an interface would not fit a record of strings and numbers. */
export type RejectionDetails = {
  found?: FoundContent;
  width?: number;
  height?: number;
  /** Largest width and height that is accepted. */
  limit?: number;
  /** The time limit that was reached. */
  timeLimitSeconds?: number;
};

export interface Rejection {
  reason: RejectionReason;
  /** Plain facts for the sentence that people read. */
  details?: RejectionDetails;
}

export interface Rejected {
  ok: false;
  rejection: Rejection;
}

export function rejected(reason: RejectionReason, details?: RejectionDetails): Rejected {
  return { ok: false, rejection: details ? { reason, details } : { reason } };
}
