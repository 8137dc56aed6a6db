export interface Clock {
  /** @returns how to stop */
  every(milliseconds: number, run: () => void): () => void;
  after(milliseconds: number): Promise<void>;
}

/** Not with the first page: only who uploads needs it. */
const workerTimers = () => import('worker-timers');

/** Timers of a worker: those of a page in the background are slowed down to one a minute. */
export const steadyClock: Clock = {
  every(milliseconds, run) {
    const started = workerTimers().then(({ clearInterval, setInterval }) => {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    });
    return () => void started.then((stop) => stop());
  },
  async after(milliseconds) {
    const { setTimeout } = await workerTimers();
    await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  },
};
