import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** For programs that would outlive us: they run under a guard that ends them when we die. */
  readonly guarded?: boolean;
  /** Gets each line the program writes. */
  readonly onLine?: (line: string) => void;
}

export interface Child {
  readonly name: string;
  /** The program's own pid, not the guard's. */
  readonly pid: number;
  /** Resolves when the program has ended, with how it ended in words. */
  readonly exited: Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL when the grace is over. */
  stop(graceMs?: number): Promise<void>;
}

const guardFile = fileURLToPath(new URL('./guard.js', import.meta.url));
const tiedUrl = new URL('./tied.js', import.meta.url).href;

/** Command and arguments of a Node program that ends when we do. */
export function nodeProgram(
  file: string,
  ...args: readonly string[]
): Pick<ChildOptions, 'command' | 'args'> {
  return { command: process.execPath, args: ['--import', tiedUrl, file, ...args] };
}

/** Starts a program that is tied to this process by an IPC channel: it ends when this process does, however that was. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const [command, args] = options.guarded
    ? [process.execPath, [guardFile, options.command, ...options.args]]
    : [options.command, [...options.args]];
  const subprocess = execa(command, args, {
    env: options.env ?? inheritedEnv(),
    extendEnv: false,
    stdin: 'ignore',
    ipc: true,
    buffer: false,
    reject: false,
    // Its own process group: Ctrl-C reaches only us, and we stop the parts in order.
    detached: true,
  });
  for (const stream of [subprocess.stdout, subprocess.stderr]) {
    createInterface({ input: stream }).on('line', (line) => options.onLine?.(line));
  }

  const exited = subprocess.then((result) =>
    result.signal ? `signal ${result.signal}` : `exit code ${result.exitCode}`,
  );
  const pid = options.guarded
    ? await new Promise<number | undefined>((resolve) => {
        subprocess.once('message', (message) => resolve((message as { pid: number }).pid));
        void exited.then(() => resolve(undefined));
      })
    : subprocess.pid;
  if (!pid) throw new Error(`${options.name} could not be started (${await exited})`);

  let over = false;
  void exited.then(() => (over = true));
  const kill = (signal: NodeJS.Signals) => {
    if (!over) signalIfAlive(pid, signal);
  };
  return {
    name: options.name,
    pid,
    exited,
    kill,
    async stop(graceMs = 2_500) {
      kill('SIGTERM');
      const force = setTimeout(() => kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(force);
    },
  };
}

/** Our environment without what a test runner put there: the apps are to run as they do for a user. */
export function inheritedEnv(): NodeJS.ProcessEnv {
  const { NODE_ENV: _nodeEnv, NODE_OPTIONS: _nodeOptions, NODE_CHANNEL_FD: _channel, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('VITEST')));
}

export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
