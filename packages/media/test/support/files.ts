import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EXACT, ffmpeg, makeOnce, workshop } from '../../src/testing/workshop.js';

/** A file made by ffmpeg from these arguments, once a process. */
export function makeFile(name: string, args: string[]): Promise<string> {
  return makeOnce([name, args], 'made', (path) => ffmpeg([...args, ...EXACT, `file:${path}`]));
}

/** These bytes under a fresh path that ends in `name`. */
export async function writeTemporary(bytes: Uint8Array, name = 'file'): Promise<string> {
  const directory = join(workshop(), randomUUID());
  await mkdir(directory);
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
}
