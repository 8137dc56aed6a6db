import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';
import type { Creative } from '../creatives/creative.js';
import { submitCreative } from '../creatives/tagging-decisions.js';
import { cancelCreative } from '../creatives/upload-decisions.js';
import type { Submission } from './submission.js';

/** Files that Submit would send on: bytes on their way or there, and not held back. */
export const isSubmittable = (creative: Creative) =>
  (creative.state === 'uploading' || creative.state === 'uploaded') && !creative.heldBack;

/** Who pressed Submit, by which request: also when a sweep finishes what a dead process began. */
export const causeOfSubmit = (submission: Submission, at: Date): Cause => ({
  actorId: submission.submittedBy!,
  requestId: submission.submitRequestId!,
  at,
});

/** What Submit means for one file: submitted, or left out when it is held back. Decides nothing the second time. */
export const reachCreative = (submission: Submission, at: Date): Decide<Creative> => {
  const cause = causeOfSubmit(submission, at);
  const submit = submitCreative(cause, {
    businessCenterId: submission.businessCenterId!,
    programId: submission.programId!,
    submittedAt: submission.submittedAt!,
  });
  const leaveOut = cancelCreative(cause);
  return (creative) => {
    if (creative.submittedAt) return undefined;
    if (creative.state !== 'uploading' && creative.state !== 'uploaded') return undefined;
    return creative.heldBack ? leaveOut(creative) : submit(creative);
  };
};
