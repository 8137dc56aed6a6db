import type { Locks } from './locks.ts';

/** The right to send one file. */
export interface Slot {
  release(): void;
}

const NEXT = 'smarttag.upload-slot.next';
const nameOf = (slot: number) => `smarttag.upload-slot.${slot}`;

/** As many files at a time as were chosen, over all tabs of the browser. */
export class Slots {
  constructor(private readonly locks: Locks) {}

  /** The next free one of `count`; tabs take turns. Rejects when given up. */
  acquire(count: number, givenUp: AbortSignal): Promise<Slot> {
    return this.locks.hold(NEXT, givenUp, () => this.firstFree(count, givenUp));
  }

  private firstFree(count: number, givenUp: AbortSignal): Promise<Slot> {
    const found = new AbortController();
    return new Promise<Slot>((resolve, reject) => {
      // Said here: of places granted in this moment none would say so, and the turn would never pass on.
      givenUp.addEventListener('abort', () => {
        found.abort();
        reject(givenUp.reason as Error);
      });
      const take = () =>
        new Promise<void>((release) => {
          // Two may become free at once.
          if (found.signal.aborted) return release();
          resolve({ release });
          found.abort();
        });
      for (let slot = 1; slot <= count; slot++)
        this.locks.hold(nameOf(slot), found.signal, take).catch(reject);
    });
  }
}
