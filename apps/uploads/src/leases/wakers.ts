/** Waits that a nudge may end early. */
export class Wakers {
  private readonly sleeping = new Map<string, Set<() => void>>();

  wake(id: string): void {
    for (const wakeUp of this.sleeping.get(id) ?? []) wakeUp();
  }

  /** Resolves when woken, after `ms`, or when the signal fires, whichever comes first. */
  wait(id: string, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const mine = this.sleeping.get(id) ?? new Set();
      this.sleeping.set(id, mine);
      const wakeUp = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wakeUp);
        mine.delete(wakeUp);
        if (mine.size === 0 && this.sleeping.get(id) === mine) this.sleeping.delete(id);
        resolve();
      };
      const timer = setTimeout(wakeUp, ms);
      signal.addEventListener('abort', wakeUp);
      mine.add(wakeUp);
    });
  }
}
