import type { Failure } from '../../contracts/media.contract.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';
import type { TaggingRecord } from '../tagging-record.js';
import type { Creative } from './creative.js';
import { isDecided, moveNotAllowed, requireMove } from './creative-state.js';

/** After the fourth attempt a file that kills its worker is *failed*, so it cannot loop. */
export const MAX_ATTEMPTS = 4;

/** Whether its tagging should run: both Submit and the last byte are there. */
export const isReadyToTag = (creative: Creative) =>
  creative.submittedAt !== undefined && (creative.state === 'uploaded' || creative.state === 'tagging');

/** Submit reaches one file: from here on it is listed, and tagged once its bytes are there. */
export const submitCreative =
  (
    cause: Cause,
    chosen: { businessCenterId: string; programId: string; submittedAt: Date },
  ): Decide<Creative> =>
  (creative) => {
    if (creative.submittedAt || (creative.state !== 'uploading' && creative.state !== 'uploaded'))
      return undefined;
    return {
      set: { ...chosen, taggingDate: chosen.submittedAt, expiresAt: undefined },
      event: {
        ...cause,
        action: 'creative.submitted',
        after: { businessCenterId: chosen.businessCenterId, programId: chosen.programId },
      },
    };
  };

/** Enters `tagging` and counts the attempt in the same write. Decides nothing when it is not ready. */
export const startTagging =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (!isReadyToTag(creative)) return undefined;
    if (creative.attempts >= MAX_ATTEMPTS) return fail(cause, creative, { reason: 'attempts_used_up' });
    requireMove(creative.state, 'tagging');
    const attempts = creative.attempts + 1;
    return {
      set: { state: 'tagging', attempts },
      event: {
        ...cause,
        action: 'creative.tagging',
        before: { state: creative.state },
        after: { state: 'tagging', attempt: attempts },
      },
    };
  };

/** The creative follows its record: the record is the decision, and a repeat reads it back. */
export const followRecord =
  (cause: Cause, record: TaggingRecord): Decide<Creative> =>
  (creative) => {
    if (isDecided(creative.state)) return undefined;
    requireMove(creative.state, record.outcome);
    return {
      set: {
        state: record.outcome,
        decidedAt: record.decidedAt,
        taggingDate: record.decidedAt,
        sha256: record.sha256,
        tagId: record.tagId,
        duplicateOf: record.duplicateOf,
        rejection: record.rejection,
        media: record.media,
        hasPoster: record.hasPoster,
        failure: undefined,
      },
      event: {
        ...cause,
        at: record.decidedAt,
        action: `creative.${record.outcome}`,
        before: { state: creative.state },
        after: {
          state: record.outcome,
          sha256: record.sha256,
          ...(record.tagId && { tagId: record.tagId }),
          ...(record.rejection && { reason: record.rejection.reason }),
          ...(record.duplicateOf && { owner: record.duplicateOf.owner }),
        },
      },
    };
  };

const fail = (cause: Cause, creative: Creative, failure: Failure) => {
  requireMove(creative.state === 'uploaded' ? 'tagging' : creative.state, 'failed');
  return {
    set: { state: 'failed' as const, failure },
    event: {
      ...cause,
      action: 'creative.failed' as const,
      before: { state: creative.state },
      after: { state: 'failed', reason: failure.reason },
    },
  };
};

/** Our fault, and no attempt is left; the bytes stay until it is retried or cancelled. */
export const failTagging =
  (cause: Cause, failure: Failure): Decide<Creative> =>
  (creative) =>
    creative.state === 'tagging' ? fail(cause, creative, failure) : undefined;

/** Attempts start from 0 again. */
export const retryCreative =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (creative.state === 'tagging') return undefined;
    // The table also leads from `uploaded` to `tagging`, but not by a retry: Submit does that.
    if (creative.state !== 'failed') throw moveNotAllowed(creative.state, 'tagging');
    return {
      set: { state: 'tagging', attempts: 0, failure: undefined },
      event: {
        ...cause,
        action: 'creative.retried',
        before: { state: creative.state },
        after: { state: 'tagging' },
      },
    };
  };
