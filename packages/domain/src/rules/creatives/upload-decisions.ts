import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';
import type { Creative } from './creative.js';
import { requireMove } from './creative-state.js';

export const RESTORE_MINUTES = 10;
const DAY = 86_400_000;
/** Drafts expire after their last byte (DESIGN.md section 4). */
export const DRAFT_DAYS = 14;

/** All bytes are durable. Decides nothing for a second finish, nor for a file removed meanwhile: undo leads back. */
export const finishUpload =
  (cause: Cause, found: { changedWhileUploading: boolean }): Decide<Creative> =>
  (creative) => {
    if (creative.state !== 'uploading') return undefined;
    requireMove(creative.state, 'uploaded');
    return {
      set: {
        state: 'uploaded',
        uploadedAt: cause.at,
        changedWhileUploading: found.changedWhileUploading,
        expiresAt: creative.submittedAt ? undefined : new Date(cause.at.getTime() + DRAFT_DAYS * DAY),
      },
      event: {
        ...cause,
        action: 'creative.uploaded',
        before: { state: creative.state },
        after: { state: 'uploaded', ...(found.changedWhileUploading && { changedWhileUploading: true }) },
      },
    };
  };

/** Removed from a draft, or cancelled after Submit; possible until tagging starts, and for failed ones. */
export const cancelCreative =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (creative.state === 'cancelled') return undefined;
    requireMove(creative.state, 'cancelled');
    return {
      set: {
        state: 'cancelled',
        sameFileKey: undefined,
        cancelledAt: cause.at,
        cancelledFrom:
          creative.state === 'uploading'
            ? 'uploading'
            : creative.state === 'uploaded'
              ? 'uploaded'
              : undefined,
        expiresAt: new Date(cause.at.getTime() + RESTORE_MINUTES * 60_000),
      },
      event: {
        ...cause,
        action: 'creative.cancelled',
        before: { state: creative.state },
        after: { state: 'cancelled' },
      },
    };
  };

/** Until when a cancelled creative can come back; undefined when it cannot. */
export const restorableUntil = (creative: Creative): Date | undefined =>
  creative.state === 'cancelled' && creative.cancelledAt && creative.cancelledFrom
    ? new Date(creative.cancelledAt.getTime() + RESTORE_MINUTES * 60_000)
    : undefined;

/** @throws UNDO_TOO_LATE once the bytes may be gone */
export const restoreCreative =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (creative.state === 'uploading' || creative.state === 'uploaded') return undefined;
    const until = restorableUntil(creative);
    if (!until) requireMove(creative.state, 'uploading');
    if (!until || until <= cause.at)
      throw new DomainError(
        'UNDO_TOO_LATE',
        'This was removed more than 10 minutes ago; add the file again.',
      );
    const state = creative.cancelledFrom!;
    requireMove(creative.state, state);
    return {
      set: {
        state,
        cancelledAt: undefined,
        cancelledFrom: undefined,
        expiresAt: creative.submittedAt ? undefined : new Date(cause.at.getTime() + DRAFT_DAYS * DAY),
      },
      event: { ...cause, action: 'creative.restored', before: { state: 'cancelled' }, after: { state } },
    };
  };

/** A draft nobody came back to. */
export const expireCreative =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (creative.state === 'expired' || creative.submittedAt) return undefined;
    if (!creative.expiresAt || creative.expiresAt > cause.at) return undefined;
    requireMove(creative.state, 'expired');
    return {
      set: { state: 'expired', sameFileKey: undefined },
      event: {
        ...cause,
        action: 'creative.expired',
        before: { state: creative.state },
        after: { state: 'expired' },
      },
    };
  };

/** "Upload it anyway": no longer held back for looking like a file that carries a Tag. */
export const releaseCreative =
  (cause: Cause): Decide<Creative> =>
  (creative) => {
    if (!creative.heldBack) return undefined;
    return {
      set: { heldBack: false },
      event: {
        ...cause,
        action: 'creative.released',
        before: { heldBack: true },
        after: { heldBack: false },
      },
    };
  };
