import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { storageKeyParts } from '../storage-key.js';

/**
 * `originals/ab/cd/<uuid>`: the fan-out is taken from the end of the UUID, because a UUIDv7 begins with the time and
 * would put a whole day into one directory.
 */
export function pathOf(rootDir: string, key: string): string {
  const { folder, id, suffix } = storageKeyParts(key);
  return join(rootDir, folder, id.slice(-2), id.slice(-4, -2), id + suffix);
}

/** One directory for all files that are not complete yet, so that what a crash left behind can be found and emptied. */
export function temporaryPath(rootDir: string): string {
  return join(rootDir, 'tmp', randomUUID());
}
