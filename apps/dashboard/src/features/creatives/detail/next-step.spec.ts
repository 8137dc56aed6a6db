import { CREATIVE_STATES } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { nextStep } from './next-step.ts';

const PARTNER = { mayEdit: true, mayTag: true };
const ADMIN = { mayEdit: true, mayTag: false };
const AUDITOR = { mayEdit: false, mayTag: false };
const submittedAt = '2026-11-18T14:32:00.000Z';

describe('the next step with a file that has no tag', () => {
  it('is a retry when tagging failed, by whoever may edit', () => {
    const failed = { state: 'failed', failure: { reason: 'storage_full' }, submittedAt } as const;
    expect(nextStep(failed, PARTNER)).toBe('retry');
    expect(nextStep(failed, ADMIN)).toBe('retry');
    expect(nextStep(failed, AUDITOR)).toBeUndefined();
  });

  it('is a new upload when the bytes are gone', () => {
    const gone = { state: 'failed', failure: { reason: 'bytes_missing' }, submittedAt } as const;
    expect(nextStep(gone, PARTNER)).toBe('uploadAgain');
    expect(nextStep(gone, ADMIN)).toBeUndefined();
  });

  it('is a better file when it was rejected', () => {
    expect(nextStep({ state: 'rejected', submittedAt }, PARTNER)).toBe('replace');
  });

  it('is the batch while its bytes or its Submit are missing', () => {
    expect(nextStep({ state: 'uploading', submittedAt }, PARTNER)).toBe('openBatch');
    expect(nextStep({ state: 'uploaded' }, PARTNER)).toBe('openBatch');
    expect(nextStep({ state: 'uploaded', submittedAt }, PARTNER)).toBeUndefined();
  });

  it('is nothing where there is nothing to do', () => {
    for (const state of ['tagging', 'tagged', 'duplicate', 'cancelled'] as const)
      expect(nextStep({ state, submittedAt }, PARTNER)).toBeUndefined();
  });

  it('is never offered to an auditor', () => {
    for (const state of CREATIVE_STATES) expect(nextStep({ state }, AUDITOR)).toBeUndefined();
  });
});
