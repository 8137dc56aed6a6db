import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { syncParents } from './durability.js';
import { temporaryPath } from './layout.js';
import { asStorageError } from './system-errors.js';

/** Replaces the file in one step: temporary file, fsync, rename, fsync of the directories. */
export async function writeWhole(rootDir: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryPath(rootDir);
  await mkdir(dirname(temporary), { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeAndSync(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asStorageError(error, 0);
  }
  await syncParents(path, rootDir);
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
