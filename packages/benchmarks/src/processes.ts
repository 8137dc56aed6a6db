import { readFileSync, readdirSync } from 'node:fs';

/** Of `getconf CLK_TCK`, which is 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** MiB. What V8 has not thrown away yet would hide what an api needs; held, its memory is what is in use. */
export const HEAP_MIB = 160;
/** Of a stack whose services keep within that heap. */
export const HELD_HEAP = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}` };

/** User and system time of all threads of a process so far. */
export function cpuSeconds(pid: number): number {
  // After the name, which may hold spaces: state is the first, utime and stime the 12th and 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Anonymous resident memory in MiB. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/RssAnon:\s*(\d+)/.exec(status)![1]) / 1024);
}

/** A child of ours by its command. */
export function childRunning(command: string): number {
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => isOurs(name) && readOrNothing(`/proc/${name}/cmdline`).includes(command));
  if (!pid) throw new Error(`${command} is not running`);
  return Number(pid);
}

function isOurs(pid: string): boolean {
  return new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(readOrNothing(`/proc/${pid}/status`));
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
