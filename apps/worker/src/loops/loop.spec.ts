import { expect, it } from 'vitest';
import { Loop } from './loop.js';

const HOUR = 3_600_000;

/** A loop whose rounds a test can wait for and end. */
const makeLoop = (work: (round: number) => Promise<void> | void) => {
  let rounds = 0;
  const errors: unknown[] = [];
  const waiting = new Map<number, () => void>();
  const loop = new Loop({
    pauseMs: HOUR,
    work: async () => {
      rounds += 1;
      waiting.get(rounds)?.();
      await work(rounds);
    },
    onError: (error) => errors.push(error),
  });
  const round = (number: number) => new Promise<void>((resolve) => waiting.set(number, resolve));
  return { loop, round, errors, rounds: () => rounds };
};

it('works at once, and again when woken', async () => {
  const { loop, round } = makeLoop(() => undefined);
  const [first, second] = [round(1), round(2)];
  loop.start();
  await first;
  loop.wake();
  await second;
  await loop.stop();
});

it('a wake during a round means another round right after', async () => {
  const { loop, round } = makeLoop((number) => {
    if (number === 1) loop.wake();
  });
  const second = round(2);
  loop.start();
  await second;
  await loop.stop();
});

it('a fault costs one round', async () => {
  const { loop, round, errors } = makeLoop((number) => {
    if (number === 1) throw new Error('away');
  });
  const [first, second] = [round(1), round(2)];
  loop.start();
  await first;
  loop.wake();
  await second;
  expect(errors).toEqual([new Error('away')]);
  await loop.stop();
});

it('does nothing any more once it is stopped', async () => {
  const { loop, round, rounds } = makeLoop(() => undefined);
  const first = round(1);
  loop.start();
  await first;
  await loop.stop();
  loop.wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(rounds()).toBe(1);
});
