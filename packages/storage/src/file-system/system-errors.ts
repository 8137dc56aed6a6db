import { StorageFullError } from '../errors.js';

/** EFBIG is the same to us as a full disk: an operator's limit that no retry of the client's can move. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Gives the typed error for a full disk, any other error as it is. */
export function asStorageError(error: unknown, offset: number): unknown {
  return FULL.has(codeOf(error) ?? '') ? new StorageFullError(offset, { cause: error }) : error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
