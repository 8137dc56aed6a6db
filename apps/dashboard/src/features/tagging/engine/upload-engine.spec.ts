import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabLocks } from './locks.ts';
import { pageClock } from './page-clock.fixtures.ts';
import { Slots } from './slots.ts';
import type { TransferView } from './transfer.ts';
import type { SendEvents, UploadJob } from './tus-sender.ts';
import { UploadEngine } from './upload-engine.ts';

const jobOf = (id: string, rank: number, size = 1000): UploadJob => ({
  id,
  rank: () => rank,
  url: `/files/${id}`,
  requestId: `request-${id}`,
  file: new File([new Uint8Array(size)], `${id}.mp4`),
});

const setUp = (slots = new Slots(createTabLocks())) => {
  const sent: { id: string; events: SendEvents; takesOver: boolean; stopped: boolean }[] = [];
  const views = new Map<string, TransferView>();
  const signIns: (() => void)[] = [];
  const unreadable = new Set<string>();
  const refreshed: number[] = [];
  const engine = new UploadEngine(
    {
      send(job, events, takesOver) {
        const one = { id: job.id, events, takesOver, stopped: false };
        sent.push(one);
        return { stop: () => (one.stopped = true) };
      },
      publish: (id, view) => views.set(id, view),
      signInAgain: () => new Promise((resolve) => signIns.push(resolve)),
      refreshSession: () => refreshed.push(Date.now()),
      isReadable: (file) => Promise.resolve(!unreadable.has(file.name)),
      slots,
      clock: pageClock,
    },
    3,
  );
  const phases = () => Object.fromEntries([...views].map(([id, view]) => [id, view.phase]));
  const last = (id: string) => sent.filter((one) => one.id === id).at(-1)!;
  return { engine, sent, views, signIns, unreadable, refreshed, phases, last };
};

const settle = () => vi.advanceTimersByTimeAsync(0);

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
