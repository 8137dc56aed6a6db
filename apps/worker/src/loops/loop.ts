import { within } from './within.js';

/** What is done stops at its next safe point, and this long is waited for it. */
const STOP_MS = 500;

export interface LoopOptions {
  /** Longest pause between two rounds, ms. */
  pauseMs: number;
  work: (signal: AbortSignal) => Promise<void>;
  onError: (error: unknown) => void;
}

/** Does its work again and again: after a pause, or at once when woken. A fault costs one round. */
export class Loop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private awake = false;
  private wakeUp: () => void = () => undefined;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** "Look now"; during a round it means another one right after. */
  wake(): void {
    this.awake = true;
    this.wakeUp();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await within(STOP_MS, this.running ?? Promise.resolve());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.awake = false;
      try {
        await this.options.work(signal);
      } catch (error) {
        if (!signal.aborted) this.options.onError(error);
      }
      if (!this.awake) await this.pause();
    }
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.options.pauseMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = () => undefined;
  }
}
