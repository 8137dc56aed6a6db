import { MediaToolFailedError, MediaToolMissingError } from '@smarttag/media';
import { NotStoredError, StorageFullError } from '@smarttag/storage';
import { expect, it } from 'vitest';
import { BytesMissingError } from './bytes-missing.error.js';
import { failureOf } from './failure-of.js';

const noRoom = Object.assign(new Error('ENOSPC: no space left on device, mkdtemp'), { code: 'ENOSPC' });

it.each([
  [new MediaToolMissingError('ffprobe'), 'tool_missing'],
  [new StorageFullError(0, { cause: noRoom }), 'storage_full'],
  [noRoom, 'storage_full'],
  [
    new MediaToolFailedError('ffmpeg', 'av_interleaved_write_frame(): No space left on device'),
    'storage_full',
  ],
  [new MediaToolFailedError('ffmpeg', 'killed by SIGXFSZ'), 'storage_full'],
  [new MediaToolFailedError('ffmpeg', 'killed by SIGKILL'), 'attempts_used_up'],
  [new NotStoredError('originals/x'), 'bytes_missing'],
  [new BytesMissingError(10, 4), 'bytes_missing'],
  [new Error('something else'), 'attempts_used_up'],
  ['not even an error', 'attempts_used_up'],
])('names the fault %s as %s', (error, reason) => {
  expect(failureOf(error)).toEqual({ reason });
});
