import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child.js';

export interface WaitOptions {
  readonly what: string;
  readonly timeoutMs: number;
  /** Waiting ends with an error as soon as this child has ended. */
  readonly child?: Child;
}

/** Asks again until the condition holds; an error from it counts as "not yet". */
export async function waitFor(condition: () => Promise<boolean>, options: WaitOptions): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  let ended: string | undefined;
  void options.child?.exited.then((how) => (ended = how));
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = error;
    }
    if (ended) throw new Error(`${options.what} ended with ${ended} before it was ready`);
    await delay(25);
  }
  const reason = last instanceof Error ? ` (${last.message})` : '';
  throw new Error(`${options.what} was not ready within ${options.timeoutMs / 1000} s${reason}`);
}
