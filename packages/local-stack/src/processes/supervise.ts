import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child.js';
import { launch, type Part } from './part.js';

export interface Supervised {
  readonly name: string;
  /** Resolves when the part was ready for the first time; rejects when it ended before that. */
  readonly ready: Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Stops and starts it; resolves when it is ready again. */
  restart(): Promise<void>;
  /** Stops it until the returned function is called, which resolves when it is ready again. */
  hold(): Promise<() => Promise<void>>;
  stop(graceMs?: number): Promise<void>;
}

export interface SuperviseOptions {
  readonly say: (line: string) => void;
  readonly onReady?: (child: Child) => Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A part that ran this long was well: its next end starts from the shortest pause. */
const WELL_AFTER_MS = 30_000;

/** Keeps a part running until it is stopped: whatever ends it, it is started again, with growing pauses. */
export function supervise(part: Part, { say, onReady }: SuperviseOptions): Supervised {
  const { name } = part;
  const stopping = new AbortController();
  let child: Child | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let held: Promise<void> | undefined;
  let asked: { resolve(): void; reject(error: unknown): void } | undefined;

  async function runOnce(): Promise<void> {
    child = await launch(part, (started) => {
      child = started;
      if (stopping.signal.aborted) started.kill('SIGTERM');
    });
    await onReady?.(child);
  }

  async function keepRunning(): Promise<void> {
    while (child && !stopping.signal.aborted) {
      const since = Date.now();
      const how = await child.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      if (held) await held;
      else if (!asked) await pause(how);
      await startAgain();
    }
  }

  async function pause(how: string): Promise<void> {
    say(`${name} ended with ${how}; it starts again in ${pauseMs / 1000} s`);
    await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async function startAgain(): Promise<void> {
    if (stopping.signal.aborted) return;
    const waiting = asked;
    try {
      await runOnce();
      if (!waiting) say(`${name} runs again`);
      waiting?.resolve();
    } catch (error) {
      // The ended child stays in `child`: the loop sees its end at once and pauses.
      say(`${name}: ${(error as Error).message}`);
      waiting?.reject(error);
    } finally {
      if (waiting === asked) asked = undefined;
    }
  }

  const ready = runOnce();
  const watched = ready.then(keepRunning, () => undefined);

  return {
    name,
    ready,
    kill: (signal) => child?.kill(signal),
    restart: () =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject };
        void child?.stop();
      }),
    async hold() {
      let letGo = () => {};
      held = new Promise((resolve) => (letGo = resolve));
      stopping.signal.addEventListener('abort', letGo);
      await child?.stop();
      return () =>
        new Promise((resolve, reject) => {
          held = undefined;
          asked = { resolve, reject };
          letGo();
        });
    },
    async stop(graceMs) {
      stopping.abort();
      await child?.stop(graceMs);
      await watched;
    },
  };
}
