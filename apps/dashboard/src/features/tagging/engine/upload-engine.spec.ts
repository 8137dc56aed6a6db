import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabLocks } from './locks.ts';
import { Slots } from './slots.ts';
import { jobOf, setUp, settle } from './upload-engine.fixtures.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('UploadEngine', () => {
  it('sends three at a time, lowest rank first, whatever the order they were added in', async () => {
    const { engine, sent } = setUp();
    for (const rank of [4, 2, 1, 3]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    expect(sent.map((one) => one.id)).toEqual(['f1', 'f2', 'f3']);
    sent[1]!.events.arrived();
    await settle();
    expect(sent.at(-1)!.id).toBe('f4');
  });

  it('shares its places with the other tabs, and a tab that ends leaves them', async () => {
    const slots = new Slots(createTabLocks());
    const [one, other] = [setUp(slots), setUp(slots)];
    for (const rank of [1, 2, 3]) one.engine.add(jobOf(`one${rank}`, rank), 0);
    await settle();
    for (const rank of [1, 2]) other.engine.add(jobOf(`other${rank}`, rank), 0);
    await settle();
    expect(other.sent).toHaveLength(0);
    one.last('one1').events.arrived();
    await settle();
    expect(other.sent.map(({ id }) => id)).toEqual(['other1']);
    one.engine.stopAll();
    await settle();
    expect(other.phases()).toEqual({ other1: 'sending', other2: 'sending' });
  });

  it('takes the order that stands when there is room', async () => {
    const { engine, sent } = setUp();
    const order = ['f1', 'f2', 'f3', 'f4', 'f5'];
    for (const id of order) engine.add({ ...jobOf(id, 0), rank: () => order.indexOf(id) }, 0);
    await settle();
    order.reverse();
    sent[0]!.events.arrived();
    await settle();
    expect(sent.at(-1)!.id).toBe('f5');
  });

  it('sends more at a time as soon as that is chosen, and stops none when fewer are', async () => {
    const { engine, sent } = setUp();
    for (const rank of [1, 2, 3, 4, 5]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    engine.setAtATime(4);
    await settle();
    expect(sent).toHaveLength(4);
    engine.setAtATime(1);
    sent[0]!.events.arrived();
    sent[1]!.events.arrived();
    sent[2]!.events.arrived();
    await settle();
    expect(sent.map(({ id }) => id)).toEqual(['f1', 'f2', 'f3', 'f4', 'f5']);
    expect(sent[3]!.stopped).toBe(false);
  });

  it('sends what is under way anew when the speed is limited, in its own place', async () => {
    const { engine, sent, phases } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    engine.sendAnew();
    expect(sent.map(({ id, stopped }) => [id, stopped])).toEqual([
      ['f1', true],
      ['f2', true],
      ['f3', true],
      ['f1', false],
      ['f2', false],
      ['f3', false],
    ]);
    expect(phases()).toEqual({ f1: 'sending', f2: 'sending', f3: 'sending', f4: 'waiting' });
  });

  it('sends at once what is taken over: it does not wait for the places of who sends it now', async () => {
    const { engine, phases } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    engine.add(jobOf('taken', 5), 0, true);
    expect(phases()).toMatchObject({ taken: 'sending', f4: 'waiting' });
  });

  it('pauses and resumes one, and gives its place to the next', async () => {
    const { engine, phases, last } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    engine.pause('f2');
    expect(last('f2').stopped).toBe(true);
    await settle();
    expect(phases()).toEqual({ f1: 'sending', f2: 'paused', f3: 'sending', f4: 'sending' });
    engine.resume('f2');
    expect(phases()['f2']).toBe('waiting');
  });

  it('tells the time left only after five seconds of measuring', async () => {
    const { engine, sent, views } = setUp();
    engine.add(jobOf('a', 1, 100_000), 0);
    await settle();
    for (let second = 0; second < 4; second++) {
      sent[0]!.events.progress(second * 1000);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(views.get('a')!.secondsLeft).toBeUndefined();
    sent[0]!.events.progress(5000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(views.get('a')!.secondsLeft).toBeGreaterThan(0);
  });

  it('forgets everything after sign-out', async () => {
    const { engine, sent, last } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    engine.stopAll();
    expect(sent.every((one) => one.stopped)).toBe(true);
    last('f1').events.arrived();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(3);
  });
});
