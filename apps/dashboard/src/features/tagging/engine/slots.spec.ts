import { describe, expect, it } from 'vitest';
import { createTabLocks } from './locks.ts';
import { Slots } from './slots.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const patient = () => new AbortController().signal;

const setUp = () => {
  const locks = createTabLocks();
  const got: string[] = [];
  const ask = (slots: Slots, name: string, count: number, signal = patient()) =>
    slots.acquire(count, signal).then(
      (slot) => {
        got.push(name);
        return slot;
      },
      () => undefined,
    );
  return { tab: new Slots(locks), otherTab: new Slots(locks), got, ask };
};

describe('Slots', () => {
  it('gives no more than the count over all tabs, and the next one in turn', async () => {
    const { tab, otherTab, got, ask } = setUp();
    const first = ask(tab, 'a', 2);
    void ask(tab, 'b', 2);
    void ask(otherTab, 'c', 2);
    void ask(tab, 'd', 2);
    await settle();
    expect(got).toEqual(['a', 'b']);
    (await first)!.release();
    await settle();
    expect(got).toEqual(['a', 'b', 'c']);
  });

  it('lets go of what comes too late: one asking gets one', async () => {
    const { tab, got, ask } = setUp();
    const held = [await ask(tab, 'a', 2), await ask(tab, 'b', 2)];
    void ask(tab, 'c', 2);
    for (const slot of held) slot!.release();
    await settle();
    void ask(tab, 'd', 2);
    await settle();
    expect(got).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives none to who gave up, and the turn to the next', async () => {
    const { tab, otherTab, got, ask } = setUp();
    const held = await ask(tab, 'a', 1);
    const givenUp = new AbortController();
    void ask(tab, 'b', 1, givenUp.signal);
    void ask(otherTab, 'c', 1);
    await settle();
    givenUp.abort();
    held!.release();
    await settle();
    expect(got).toEqual(['a', 'c']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('passes the turn on when given up %i steps into it', async (steps) => {
    const { tab, otherTab, got, ask } = setUp();
    const givenUp = new AbortController();
    void ask(tab, 'a', 3, givenUp.signal).then((slot) => slot?.release());
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    givenUp.abort();
    void ask(otherTab, 'b', 3);
    await settle();
    await settle();
    expect(got).toContain('b');
  });
});
