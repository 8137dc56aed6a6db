import type { ErrorCode } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../http/errors.ts';
import { aHeldFile, anEntry } from './entry.fixtures.ts';
import { refusedBy } from './refusals.ts';

const files = (...sizes: number[]) =>
  sizes.map((size, index) => anEntry(undefined, { held: aHeldFile(`${index}.mp4`, { size }) }));
const refusal = (code: ErrorCode, details?: Record<string, unknown>) =>
  new ApiError(422, { code, message: 'In the server’s words.', details, requestId: 'request-1' });
const read = (error: ApiError, entries: ReturnType<typeof files>) =>
  refusedBy(error, entries).map(([entry, why]) => [entry.held?.file.name, why]);

describe('refusedBy', () => {
  it('takes what fits into the quota in order, and tells the rest how much was left', () => {
    const error = refusal('QUOTA_EXCEEDED', { usedBytes: 400, quotaBytes: 1000, wantedBytes: 1_100 });
    expect(read(error, files(300, 500, 300))).toEqual([
      ['1.mp4', { kind: 'no_room', usedBytes: 700, quotaBytes: 1000 }],
    ]);
    expect(read(error, files(700, 700))).toHaveLength(2);
  });

  it('refuses only what is beyond a full batch', () => {
    const error = refusal('VALIDATION_FAILED', { maxFilesPerSubmission: 1000, files: 1002 });
    expect(read(error, files(1, 1, 1))).toEqual([
      ['1.mp4', { kind: 'too_many', maxFiles: 1000 }],
      ['2.mp4', { kind: 'too_many', maxFiles: 1000 }],
    ]);
  });

  it('refuses the file the server names by its place, in the server’s words', () => {
    const words = { kind: 'server', message: 'In the server’s words.' };
    expect(read(refusal('FILE_TOO_LARGE', { fileName: '0.mp4', index: 1 }), files(1, 1))).toEqual([
      ['1.mp4', words],
    ]);
    expect(read(refusal('SUBMISSION_NOT_DRAFT'), files(1, 1))).toEqual([
      ['0.mp4', words],
      ['1.mp4', words],
    ]);
  });
});
