import { execa } from 'execa';
import type { Readable } from 'node:stream';

import { MediaToolFailedError, MediaToolMissingError } from '../errors.js';
import type { Deadline } from './deadline.js';
import { withLimits } from './limits.js';

/** The shell's word for a command that it cannot find. */
const NOT_FOUND = 127;
const STDOUT_BYTES = 16 * 1024 * 1024;
const STDERR_CHARACTERS = 16 * 1024;
const OUR_FAULT =
  /No space left on device|Permission denied|Read-only file system|Disk quota exceeded|No such file or directory/;
/** A decoder that fell over its file, as against somebody who ended the process. */
const CRASHES = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGXFSZ', 'SIGTRAP', 'SIGSYS']);

export interface ToolResult {
  /** The tool came to its end and was content. */
  ok: boolean;
  /** It was stopped by the time or CPU limit, or for saying too much. */
  stopped: boolean;
  stdout: string;
  /** The first 16 Ki characters. */
  stderr: string;
}

/**
 * Runs ffmpeg or ffprobe under limits, without input and without our environment: the file it reads is hostile until
 * proven otherwise.
 * @throws MediaToolMissingError
 * @throws MediaToolFailedError
 * @throws the signal's reason when aborted
 */
export async function runTool(tool: string, args: string[], deadline: Deadline): Promise<ToolResult> {
  const { signal } = deadline;
  signal?.throwIfAborted();
  const timeoutMs = deadline.remainingMs();
  const [shell, ...words] = withLimits([tool, ...args], timeoutMs);
  const run = execa(shell, words, {
    stdin: 'ignore',
    buffer: { stdout: true, stderr: false },
    maxBuffer: STDOUT_BYTES,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    cancelSignal: signal,
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH, LC_ALL: 'C', MALLOC_ARENA_MAX: '2' },
  });
  const [result, stderr] = await Promise.all([run, firstCharacters(run.stderr)]);

  signal?.throwIfAborted();
  if (result.exitCode === NOT_FOUND || result.code === 'ENOENT') throw new MediaToolMissingError(tool);
  const stopped = result.timedOut || result.isMaxBuffer || result.signal === 'SIGXCPU';
  const killed = result.signal !== undefined && !stopped && !CRASHES.has(result.signal);
  if (killed) throw new MediaToolFailedError(tool, `killed by ${result.signal}`);
  if (result.failed && OUR_FAULT.test(stderr)) throw new MediaToolFailedError(tool, stderr.trim());
  return { ok: !result.failed, stopped, stdout: result.stdout, stderr };
}

/** Reads to the end, so that the tool never waits for us, but keeps only the beginning. */
async function firstCharacters(stream: Readable): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    if (text.length < STDERR_CHARACTERS) text += String(chunk);
  }
  return text.slice(0, STDERR_CHARACTERS);
}
