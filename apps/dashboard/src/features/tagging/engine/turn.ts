import type { Slot, Slots } from './slots.ts';

/** A grant that got lost would hold the line for ever. */
const LATE_AFTER_MS = 10_000;

/** The next slot of a tab: one is asked for at a time. */
export class Turn {
  private asking: AbortController | undefined;
  private askedAt = 0;

  constructor(private readonly slots: Slots) {}

  get isAsked(): boolean {
    return this.asking !== undefined;
  }

  ask(count: number, use: (slot: Slot) => void): void {
    const asking = (this.asking = new AbortController());
    this.askedAt = Date.now();
    this.slots.acquire(count, asking.signal).then(
      (slot) => {
        if (asking.signal.aborted) return slot.release();
        this.asking = undefined;
        use(slot);
      },
      () => undefined,
    );
  }

  giveUp(): void {
    this.asking?.abort();
    this.asking = undefined;
  }

  isLate(now: number): boolean {
    return this.isAsked && now - this.askedAt >= LATE_AFTER_MS;
  }
}
