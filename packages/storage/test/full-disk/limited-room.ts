import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A directory with room for about 2 MiB, and the words to put before a command that fills it. */
export interface LimitedRoom {
  rootDir: string;
  prefix: string[];
  release(): Promise<void>;
}

/** A file system of 2 MiB, made by root or by sudo without a password; `undefined` where neither may mount. */
export async function tinyDisk(): Promise<LimitedRoom | undefined> {
  const rootDir = await mkdtemp(join(tmpdir(), 'smarttag-full-'));
  const owner = `size=2m,mode=0700,uid=${process.getuid?.()}`;
  for (const sudo of [[], ['sudo', '-n']]) {
    const as = (...words: string[]) => run('/usr/bin/env', [...sudo, ...words]);
    try {
      await as('mount', '-t', 'tmpfs', '-o', owner, 'tmpfs', rootDir);
    } catch {
      continue;
    }
    const release = async () => {
      await as('umount', rootDir);
      await rm(rootDir, { recursive: true });
    };
    return { rootDir, prefix: [], release };
  }
  await rm(rootDir, { recursive: true });
  return undefined;
}

/** No file may grow beyond 2 MiB (4096 blocks of 512 bytes, or of 1024 in some shells); needs no rights at all. */
export async function fileSizeLimit(): Promise<LimitedRoom> {
  const rootDir = await mkdtemp(join(tmpdir(), 'smarttag-limit-'));
  return {
    rootDir,
    prefix: ['sh', '-c', 'ulimit -f 4096 && exec "$@"', 'sh'],
    release: () => rm(rootDir, { recursive: true }),
  };
}
