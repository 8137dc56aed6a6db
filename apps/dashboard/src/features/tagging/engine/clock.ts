export interface Clock {
  /** @returns how to stop */
  every(milliseconds: number, run: () => void): () => void;
}

/** Timers of a worker: those of a page in the background are slowed down to one a minute. */
export const steadyClock: Clock = {
  every(milliseconds, run) {
    // Not with the first page: only who uploads needs it.
    const started = import('worker-timers').then(({ clearInterval, setInterval }) => {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    });
    return () => void started.then((stop) => stop());
  },
};
