import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a new or renamed file's entry durable, and those of the fan-out directories that may be new with it. */
export async function syncParents(path: string, rootDir: string): Promise<void> {
  let directory = dirname(path);
  await syncDirectory(directory);
  while (directory !== rootDir && directory !== dirname(directory)) {
    directory = dirname(directory);
    await syncDirectory(directory);
  }
}

export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
