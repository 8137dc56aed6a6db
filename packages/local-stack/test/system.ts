import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../src/free-port.js';
import { isAlive, type ProcessIdentity } from '../src/processes/identity.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const cleanups: (() => Promise<unknown>)[] = [];

/** For `afterAll`: ends what the tests of this file started, and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const step of cleanups.reverse()) await step();
}

export async function temporaryDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smarttag-system-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export interface System {
  readonly process: ChildProcess;
  readonly port: number;
  readonly output: string[];
  /** Resolves with the exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Resolves when a line with this text was printed; rejects when the process ends before. */
  printed(text: string): Promise<string>;
}

/** `npm start` without npm, as a process of its own. */
export async function startSystem(
  dataDir: string,
  given: { port?: number; command?: string; samples?: boolean } = {},
): Promise<System> {
  const port = given.port ?? (await freePort());
  const { MONGO_URL: _mongo, REDIS_URL: _redis, ...env } = process.env;
  const child = spawn(process.execPath, [main, given.command ?? 'start'], {
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), SAMPLES: given.samples ? '' : 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  cleanups.push(() => {
    child.kill('SIGKILL');
    return exited;
  });

  const output: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line);
      listeners.forEach((listener) => listener(line));
    });
  }
  const printed = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const seen = (line: string) => line.includes(text) && resolve(line);
      output.forEach(seen);
      listeners.add(seen);
      void exited.then(() => reject(new Error(`ended without “${text}”:\n${output.join('\n')}`)));
    });
  return { process: child, port, output, exited, printed };
}

/** The programs that a running system has written down about itself. */
export async function programsOf(dataDir: string): Promise<Record<string, ProcessIdentity>> {
  const run = join(dataDir, 'run');
  const files = (await readdir(run)).filter((name) => name.endsWith('.json') && name !== 'system.json');
  const read = async (file: string) => [
    file.replace('.json', ''),
    JSON.parse(await readFile(join(run, file), 'utf8')),
  ];
  return Object.fromEntries(await Promise.all(files.map(read)));
}

export async function alive(programs: Record<string, ProcessIdentity>): Promise<string[]> {
  const names = Object.keys(programs);
  const states = await Promise.all(names.map((name) => isAlive(programs[name]!)));
  return names.filter((_, index) => states[index]);
}
