import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';
import type { Submission } from './submission.js';

/** @throws SUBMISSION_NOT_DRAFT */
export const requireDraft = (submission: Submission): void => {
  if (submission.state !== 'draft' || submission.discardedAt)
    throw new DomainError('SUBMISSION_NOT_DRAFT', 'This batch was submitted already; start a new one.');
};

export const changeDraft =
  (
    cause: Cause,
    chosen: { businessCenterId?: string | null; programId?: string | null },
  ): Decide<Submission> =>
  (submission) => {
    requireDraft(submission);
    const fields = (['businessCenterId', 'programId'] as const).filter(
      (field) => chosen[field] !== undefined && (chosen[field] ?? undefined) !== submission[field],
    );
    if (fields.length === 0) return undefined;
    return {
      set: Object.fromEntries(fields.map((field) => [field, chosen[field] ?? undefined])),
      event: {
        ...cause,
        action: 'submission.changed',
        before: Object.fromEntries(fields.map((field) => [field, submission[field] ?? null])),
        after: Object.fromEntries(fields.map((field) => [field, chosen[field] ?? null])),
      },
      userEdit: true,
    };
  };

/** Submit All Assets; pressed twice, it decides nothing the second time. @throws SUBMISSION_INCOMPLETE */
export const submitSubmission =
  (cause: Cause): Decide<Submission> =>
  (submission) => {
    if (submission.state === 'submitted') return undefined;
    requireDraft(submission);
    const missing = (['businessCenterId', 'programId'] as const).filter((field) => !submission[field]);
    if (missing.length > 0)
      throw new DomainError(
        'SUBMISSION_INCOMPLETE',
        missing[0] === 'businessCenterId' ? 'Enter the Business Center ID first.' : 'Choose a program first.',
        { missing },
      );
    return {
      set: {
        state: 'submitted',
        submittedAt: cause.at,
        submittedBy: cause.actorId,
        submitRequestId: cause.requestId,
      },
      event: {
        ...cause,
        action: 'submission.submitted',
        before: { state: 'draft' },
        after: {
          state: 'submitted',
          businessCenterId: submission.businessCenterId,
          programId: submission.programId,
        },
      },
    };
  };

export const discardDraft =
  (cause: Cause): Decide<Submission> =>
  (submission) => {
    if (submission.discardedAt) return undefined;
    requireDraft(submission);
    return { set: { discardedAt: cause.at }, event: { ...cause, action: 'submission.discarded' } };
  };
