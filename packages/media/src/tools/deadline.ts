import { DEFAULT_TIMEOUT_MS, type MediaOptions } from '../options.js';

/** One time limit for several runs. */
export interface Deadline {
  signal?: AbortSignal;
  /** At least 1: a limit of 0 would mean none. */
  remainingMs(): number;
}

export function startDeadline({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: MediaOptions): Deadline {
  const end = performance.now() + timeoutMs;
  return { signal, remainingMs: () => Math.max(1, Math.ceil(end - performance.now())) };
}
