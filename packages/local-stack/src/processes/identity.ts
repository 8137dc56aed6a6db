import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { execa } from 'execa';

/** Pids are used again: only the same pid with the same command line is the same program. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly command: string;
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const command = await commandLine(pid);
  return command ? { pid, command } : undefined;
}

export async function isAlive({ pid, command }: ProcessIdentity): Promise<boolean> {
  return (await commandLine(pid)) === command;
}

/** Empty when there is no such process, or only its zombie is left. */
async function commandLine(pid: number): Promise<string> {
  if (platform() === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ').trim();
  }
  const { stdout } = await execa('ps', ['-o', 'command=', '-p', String(pid)], { reject: false });
  return stdout.trim();
}
