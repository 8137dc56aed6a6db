import type { Failure } from '@smarttag/domain';
import { MediaToolFailedError, MediaToolMissingError } from '@smarttag/media';
import { NotStoredError, StorageFullError } from '@smarttag/storage';
import { BytesMissingError } from './bytes-missing.error.js';

/** SIGXFSZ: a file-size limit stands for a full disk. */
const NO_ROOM = /No space left on device|Disk quota exceeded|SIGXFSZ/;
const NO_ROOM_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const isNoRoom = (error: unknown) =>
  error instanceof StorageFullError ||
  NO_ROOM_CODES.has(codeOf(error)) ||
  (error instanceof MediaToolFailedError && NO_ROOM.test(error.detail));

const isBytesMissing = (error: unknown) =>
  error instanceof NotStoredError || error instanceof BytesMissingError || codeOf(error) === 'ENOENT';

/** Our fault, as people read it once no attempt is left. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof MediaToolMissingError) return { reason: 'tool_missing' };
  if (isNoRoom(error)) return { reason: 'storage_full' };
  if (isBytesMissing(error)) return { reason: 'bytes_missing' };
  return { reason: 'attempts_used_up' };
};
