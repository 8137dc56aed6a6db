import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalIfAlive } from '../processes/child.js';
import { identify, isAlive, type ProcessIdentity } from '../processes/identity.js';
import { waitFor } from '../processes/wait-for.js';
import { UserFacingError } from '../user-facing-error.js';
import type { DataDir } from './layout.js';

const OWNER = 'system.json';

/** In a container every run has the same pid and command line: only this says which claims are our own. */
const ours = new Set<string>();

/** One system per data folder. Programs that an earlier one left behind are ended first. */
export async function claimDataDir(dir: DataDir, say: (line: string) => void): Promise<void> {
  await mkdir(dir.run, { recursive: true });
  await writeFile(dir.marker, 'Data of a local SmartTag. `npm run reset` empties this folder.\n');
  await refuseWhenRunning(dir);
  await endLeftovers(dir, say);
  await rm(join(dir.run, OWNER), { force: true });
  await writeOwner(dir);
  ours.add(dir.root);
}

export async function releaseDataDir(dir: DataDir): Promise<void> {
  ours.delete(dir.root);
  await rm(dir.run, { recursive: true, force: true });
}

/** Remembered so that the next start can end it, should we die without doing so. */
export async function recordProgram(dir: DataDir, name: string, pid: number): Promise<void> {
  const identity = await identify(pid);
  if (identity) await writeFile(join(dir.run, `${name}.json`), JSON.stringify(identity));
}

export async function refuseWhenRunning(dir: DataDir): Promise<void> {
  const owner = await read(join(dir.run, OWNER));
  if (!owner) return;
  const running = owner.pid === process.pid ? ours.has(dir.root) : await isAlive(owner);
  if (running) throw alreadyRunning(dir, owner.pid);
}

export async function endLeftovers(dir: DataDir, say: (line: string) => void): Promise<void> {
  const files = await readdir(dir.run).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('.json') && name !== OWNER)) {
    const program = await read(join(dir.run, file));
    if (program && (await isAlive(program))) {
      say(`Ending ${file.replace('.json', '')} (process ${program.pid}), left behind by an earlier run`);
      await end(program);
    }
    await rm(join(dir.run, file), { force: true });
  }
}

async function end(program: ProcessIdentity): Promise<void> {
  const gone = async () => !(await isAlive(program));
  const what = `process ${program.pid}`;
  signalIfAlive(program.pid, 'SIGTERM');
  await waitFor(gone, { what, timeoutMs: 2_500 }).catch(() => signalIfAlive(program.pid, 'SIGKILL'));
  await waitFor(gone, { what, timeoutMs: 2_500 });
}

/** Written whole and then linked: of two that start at once, one wins, and nobody reads half a file. */
async function writeOwner(dir: DataDir): Promise<void> {
  const draft = join(dir.run, `${OWNER}.${process.pid}`);
  await writeFile(draft, JSON.stringify(await identify(process.pid)));
  try {
    await link(draft, join(dir.run, OWNER));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw alreadyRunning(dir, (await read(join(dir.run, OWNER)))?.pid);
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(file: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

function alreadyRunning(dir: DataDir, pid?: number): UserFacingError {
  return new UserFacingError(
    `SmartTag runs on ${dir.root} already${pid ? ` (process ${pid})` : ''}. Stop it, or use another folder: DATA_DIR=.data-2 PORT=4001 npm start`,
  );
}
