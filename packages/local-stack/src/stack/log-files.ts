import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const ROTATE_BYTES = 20 * 1024 * 1024;
/** pino's number for `error`. */
const ERROR_LEVEL = 50;
const REPEAT_MS = 30_000;

export interface LogFiles {
  /** A sink for one part's lines: all go to its file, errors also to the console, in short. */
  for(name: string): (line: string) => void;
  /** While parts come and go, each misses the others: that is no news for the console. */
  sayErrors(on: boolean): void;
  close(): void;
}

export function openLogFiles(dir: string, say: (line: string) => void): LogFiles {
  mkdirSync(dir, { recursive: true });
  const streams: WriteStream[] = [];
  let saying = false;
  return {
    for(name) {
      const file = join(dir, `${name}.log`);
      keepOneOld(file);
      const stream = createWriteStream(file, { flags: 'a' });
      streams.push(stream);
      const summarise = errorSummary(name, file, say);
      return (line) => {
        stream.write(`${line}\n`);
        if (saying) summarise(line);
      };
    },
    sayErrors(on) {
      saying = on;
    },
    close: () => streams.forEach((stream) => stream.end()),
  };
}

function keepOneOld(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
}

/** The same error is said once in half a minute: a database that is away fails every request. */
function errorSummary(name: string, file: string, say: (line: string) => void): (line: string) => void {
  const saidAt = new Map<string, number>();
  return (line) => {
    const message = errorMessage(line);
    if (!message || Date.now() - (saidAt.get(message) ?? 0) < REPEAT_MS) return;
    saidAt.set(message, Date.now());
    say(`${name}: ${message} (see ${file})`);
  };
}

interface LogLine {
  readonly level?: number;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function errorMessage(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level = 0, msg, err } = JSON.parse(line) as LogLine;
    if (level < ERROR_LEVEL) return undefined;
    return [...new Set([msg, err?.message])].filter(Boolean).join(': ');
  } catch {
    return undefined;
  }
}
