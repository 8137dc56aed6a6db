import { describe, expect, it } from 'vitest';
import { aCause, aCreative, aSubmission } from '../../testing/index.js';
import { isSubmittable, reachCreative } from './reach-creative.js';
import { changeDraft, discardDraft, requireDraft, submitSubmission } from './submission-decisions.js';

const cause = aCause();
const ready = aSubmission({ businessCenterId: '1', programId: 'p' });
const code = (name: string) => expect.objectContaining({ code: name });

describe('a draft', () => {
  it('changes what differs, and null empties a choice', () => {
    const decision = changeDraft(cause, { businessCenterId: '1', programId: null })(ready)!;
    expect(decision.set).toEqual({ programId: undefined });
    expect(decision.event).toMatchObject({ before: { programId: 'p' }, after: { programId: null } });
    expect(changeDraft(cause, { businessCenterId: '1' })(ready)).toBeUndefined();
  });

  it('is none once it is submitted or thrown away', () => {
    for (const over of [{ state: 'submitted' as const }, { discardedAt: cause.at }])
      expect(() => requireDraft(aSubmission(over))).toThrow(code('SUBMISSION_NOT_DRAFT'));
    expect(discardDraft(cause)(aSubmission({ discardedAt: cause.at }))).toBeUndefined();
    expect(() => discardDraft(cause)(aSubmission({ state: 'submitted' }))).toThrow(
      code('SUBMISSION_NOT_DRAFT'),
    );
  });
});

describe('Submit', () => {
  it('asks for what is missing', () => {
    expect(() => submitSubmission(cause)(aSubmission({ programId: 'p' }))).toThrow(
      'Enter the Business Center ID first.',
    );
    expect(() => submitSubmission(cause)(aSubmission({ businessCenterId: '1' }))).toThrow(
      'Choose a program first.',
    );
  });

  it('decides once', () => {
    expect(submitSubmission(cause)(ready)!.set).toMatchObject({
      state: 'submitted',
      submittedBy: cause.actorId,
    });
    expect(submitSubmission(cause)(aSubmission({ state: 'submitted' }))).toBeUndefined();
    expect(() => submitSubmission(cause)({ ...ready, discardedAt: cause.at })).toThrow(
      code('SUBMISSION_NOT_DRAFT'),
    );
  });
});

describe('reaching a file', () => {
  const submission = aSubmission({
    ...ready,
    state: 'submitted',
    submittedAt: cause.at,
    submittedBy: 'dana',
    submitRequestId: 'the request',
  });
  const reach = reachCreative(submission, new Date(cause.at.getTime() + 60_000));

  it('submits it in the name of whoever pressed Submit, also when a sweep does it later', () => {
    const decision = reach(aCreative())!;
    expect(decision.set).toMatchObject({ submittedAt: cause.at, businessCenterId: '1', programId: 'p' });
    expect(decision.event).toMatchObject({ actorId: 'dana', requestId: 'the request' });
  });

  it('leaves out what is held back', () =>
    expect(reach(aCreative({ heldBack: true }))!.set).toMatchObject({ state: 'cancelled' }));

  it('passes over what was removed, has expired or was reached', () => {
    for (const over of [{ state: 'cancelled' }, { state: 'expired' }, { submittedAt: cause.at }] as const)
      expect(reach(aCreative(over))).toBeUndefined();
  });

  it('counts only what it would submit', () => {
    expect(isSubmittable(aCreative())).toBe(true);
    expect(isSubmittable(aCreative({ heldBack: true }))).toBe(false);
    expect(isSubmittable(aCreative({ state: 'cancelled' }))).toBe(false);
  });
});
