import { describe, expect, it } from 'vitest';
import { missingForSubmit } from './submit-check.ts';

const complete = { businessCenterId: '7398888478508941313', programId: 'program', files: 1 };

describe('missingForSubmit', () => {
  it('misses nothing', () => {
    expect(missingForSubmit(complete)).toBeUndefined();
  });

  it('names the first thing that is missing, in the order of the page', () => {
    expect(missingForSubmit({ businessCenterId: ' ', programId: undefined, files: 0 })).toBe(
      'business_center',
    );
    expect(missingForSubmit({ ...complete, businessCenterId: '73a' })).toBe('business_center_digits');
    expect(missingForSubmit({ ...complete, programId: undefined, files: 0 })).toBe('program');
    expect(missingForSubmit({ ...complete, files: 0 })).toBe('videos');
  });

  it('does not insist on 19 digits', () => {
    expect(missingForSubmit({ ...complete, businessCenterId: '123456789012' })).toBeUndefined();
  });
});
