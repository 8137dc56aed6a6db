import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../http/errors.ts';
import { judge, standingOf } from './stale.ts';

const refused = (code: 'STALE_VERSION' | 'FILE_NAME_NOT_ALLOWED', details?: Record<string, unknown>) =>
  new ApiError(409, { code, message: 'No.', details, requestId: 'request-1' });

describe('a 409', () => {
  it('tells what stands there now, and who wrote it', () => {
    const details = { currentVersion: 3, fileName: 'uk.mp4', programId: 'p1', changedBy: 'Priya Raman' };
    expect(standingOf(refused('STALE_VERSION', details))).toEqual({
      version: 3,
      values: { fileName: 'uk.mp4', programId: 'p1' },
      changedBy: 'Priya Raman',
    });
  });

  it('may not know who', () => {
    expect(standingOf(refused('STALE_VERSION', { currentVersion: 3, fileName: 'uk.mp4' }))).toEqual({
      version: 3,
      values: { fileName: 'uk.mp4', programId: undefined },
      changedBy: undefined,
    });
  });

  it('is not every refusal', () => {
    expect(standingOf(refused('FILE_NAME_NOT_ALLOWED'))).toBeUndefined();
    expect(standingOf(refused('STALE_VERSION'))).toBeUndefined();
    expect(standingOf(new Error('down'))).toBeUndefined();
  });
});

describe('a stale edit', () => {
  it('is no conflict when they changed another field', () => {
    expect(judge({ seen: 'v4.mp4', mine: 'v5.mp4', theirs: 'v4.mp4' })).toBe('other');
  });

  it('is no conflict when both wrote the same', () => {
    expect(judge({ seen: 'v4.mp4', mine: 'v5.mp4', theirs: 'v5.mp4' })).toBe('same');
  });

  it('asks when both wrote something else', () => {
    expect(judge({ seen: 'v4.mp4', mine: 'v5.mp4', theirs: 'uk.mp4' })).toBe('conflict');
  });
});
