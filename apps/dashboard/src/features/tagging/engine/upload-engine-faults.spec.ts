import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabLocks } from './locks.ts';
import { Slots } from './slots.ts';
import { jobOf, setUp, settle } from './upload-engine.fixtures.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('UploadEngine', () => {
  it('tries a broken line again with growing pauses, from what arrived', async () => {
    const { engine, sent, views, last } = setUp();
    engine.add(jobOf('a', 1), 400);
    await settle();
    last('a').events.failed('line');
    await settle();
    expect(views.get('a')).toMatchObject({ phase: 'resting', offset: 400, fault: 'line' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent).toHaveLength(2);
    last('a').events.failed('line');
    await settle();
    expect(views.get('a')!.nextTryAt! - Date.now()).toBeGreaterThanOrEqual(1600);
  });

  it('counts tries from the beginning once bytes moved', async () => {
    const { engine, views, last } = setUp();
    engine.add(jobOf('a', 1), 0);
    await settle();
    for (let tries = 0; tries < 3; tries++) {
      last('a').events.failed('server');
      await settle();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    last('a').events.progress(0);
    last('a').events.progress(10);
    last('a').events.failed('server');
    await settle();
    expect(views.get('a')!.nextTryAt! - Date.now()).toBeLessThanOrEqual(1200);
  });

  it('lets the next file go on while one is held by somebody else, and none while the line is down', async () => {
    const { engine, sent, last } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    last('f1').events.failed('busy');
    await settle();
    expect(sent.at(-1)!.id).toBe('f4');
    const before = sent.length;
    last('f2').events.failed('line');
    await settle();
    expect(sent).toHaveLength(before);
  });

  it('sends all again at once when the line is back', async () => {
    const { engine, phases, last } = setUp();
    engine.add(jobOf('a', 1), 0);
    engine.add(jobOf('b', 2), 0);
    await settle();
    last('a').events.failed('line');
    last('b').events.failed('line');
    await settle();
    engine.retryAll();
    expect(phases()).toEqual({ a: 'sending', b: 'sending' });
  });

  it('stops a line on which no byte moved for 15 seconds, and goes on', async () => {
    const { engine, sent, views } = setUp();
    engine.add(jobOf('a', 1), 0);
    await settle();
    sent[0]!.events.progress(10);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(sent[0]!.stopped).toBe(true);
    expect(views.get('a')).toMatchObject({ phase: 'resting', offset: 10 });
  });

  it('asks again when nothing is said for 30 seconds after the last byte', async () => {
    const { engine, sent } = setUp();
    engine.add(jobOf('a', 1, 100), 0);
    await settle();
    sent[0]!.events.progress(100);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sent[0]!.stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent[0]!.stopped).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it('waits for sign-in once, with everything at rest, and then goes on by itself', async () => {
    const { engine, sent, signIns, phases, last } = setUp();
    for (const rank of [1, 2, 3, 4]) engine.add(jobOf(`f${rank}`, rank), 0);
    await settle();
    last('f1').events.failed('signed_out');
    last('f2').events.failed('signed_out');
    expect(signIns).toHaveLength(1);
    expect(new Set(Object.values(phases()))).toEqual(new Set(['waiting']));
    signIns[0]!();
    await settle();
    expect(sent.slice(3).map((one) => one.id)).toEqual(['f1', 'f2', 'f3']);
  });

  it('fetches the token anew when it was refused, and tries again after a pause', async () => {
    const { engine, sent, refreshed, last } = setUp();
    engine.add(jobOf('a', 1), 0);
    await settle();
    last('a').events.failed('forbidden');
    await settle();
    expect([refreshed.length, sent.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent).toHaveLength(2);
  });

  it('says when a broken line was a file that went away', async () => {
    const { engine, views, unreadable, last } = setUp();
    unreadable.add('a.mp4');
    engine.add(jobOf('a', 1), 0);
    await settle();
    last('a').events.failed('line');
    await settle();
    expect(views.get('a')).toMatchObject({ phase: 'stopped', fault: 'unreadable' });
  });

  it('does not try again what would be refused again', async () => {
    const { engine, sent, views, last } = setUp();
    engine.add(jobOf('a', 1), 0);
    await settle();
    last('a').events.failed('gone');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(views.get('a')).toMatchObject({ phase: 'stopped', fault: 'gone' });
    expect(sent).toHaveLength(1);
  });

  it('takes a file over when its person adds or resumes it, and never by itself', async () => {
    const { engine, sent, views, last } = setUp();
    engine.add(jobOf('a', 1), 0);
    await settle();
    last('a').events.progress(0);
    last('a').events.progress(10);
    last('a').events.failed('line');
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent.map(({ takesOver }) => takesOver)).toEqual([true, false]);
    last('a').events.failed('elsewhere');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(views.get('a')).toMatchObject({ phase: 'stopped', fault: 'elsewhere' });
    expect(sent).toHaveLength(2);
    engine.resume('a');
    expect(last('a').takesOver).toBe(true);
  });

  it('asks anew when its turn does not come and nothing is under way', async () => {
    const slots = new Slots(createTabLocks());
    const given = vi.spyOn(slots, 'acquire').mockReturnValueOnce(new Promise(() => undefined));
    const { engine, phases } = setUp(slots);
    engine.add(jobOf('a', 1), 0);
    await vi.advanceTimersByTimeAsync(9000);
    expect(phases()).toEqual({ a: 'waiting' });
    expect(given).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(phases()).toEqual({ a: 'sending' });
  });
});
