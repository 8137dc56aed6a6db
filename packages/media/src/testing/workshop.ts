import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

let directory: string | undefined;
const made = new Map<string, Promise<string>>();

const PREFIX = 'smarttag-clips-';

/** One directory for this process, removed when it ends, or by the next process if it was killed. */
export function workshop(): string {
  if (directory === undefined) {
    removeAbandoned();
    const created = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    process.once('exit', () => rmSync(created, { recursive: true, force: true }));
    directory = created;
  }
  return directory;
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (!(pid > 0) || isRunning(pid)) continue;
    const path = join(tmpdir(), name);
    const mine = statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (mine) rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/**
 * Makes a file once in this process for the same recipe, and resolves with its path. Every recipe has a directory of its
 * own, so that files of one name do not meet.
 */
export function makeOnce(
  recipe: unknown,
  fileName: string,
  make: (path: string) => Promise<unknown>,
): Promise<string> {
  const id = createHash('sha256')
    .update(JSON.stringify([recipe, fileName]))
    .digest('hex')
    .slice(0, 16);
  const known = made.get(id);
  if (known) return known;
  const making = (async () => {
    await mkdir(join(workshop(), id), { recursive: true });
    const path = join(workshop(), id, fileName);
    await make(path);
    return path;
  })();
  made.set(id, making);
  return making;
}

/** Runs ffmpeg so that the same arguments give the same bytes, up to the version of ffmpeg. */
export async function ffmpeg(args: string[]): Promise<void> {
  const exact = ['-nostdin', '-v', 'error', '-y', '-fflags', '+bitexact'];
  await execa('ffmpeg', [...exact, ...args], { stdin: 'ignore' });
}

/** What stands before every output file for the bytes to be the same each time. */
export const EXACT = ['-fflags', '+bitexact', '-flags', '+bitexact', '-threads', '1'];
