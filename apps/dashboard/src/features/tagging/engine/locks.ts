/** What the tabs of one browser do one after the other. */
export interface Locks {
  /** Holds the lock until `work` is done. Rejects when given up before its turn came. */
  hold<T>(name: string, givenUp: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** A tab that crashes lets go of them by itself. */
const browserLocks: Locks = {
  hold: async (name, signal, work) => navigator.locks.request(name, { signal }, work),
};

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** For one tab alone. */
export const createTabLocks = (): Locks => {
  const lastOf = new Map<string, Promise<unknown>>();
  return {
    hold(name, givenUp, work) {
      const before = lastOf.get(name);
      const mine = Promise.race([before, untilAborted(givenUp)]).then(work);
      lastOf.set(name, Promise.allSettled([before, mine]));
      return mine;
    },
  };
};

/** Web Locks need a secure context; without them each tab is on its own. */
export const createLocks = (): Locks => ('locks' in navigator ? browserLocks : createTabLocks());
