import { expect, it } from 'vitest';
import { killRounds } from './support/kill-rounds.js';

const SEED = 20261123;

it('keeps every acknowledged write, whole bulks and agreeing indexes through kill -9 under load', async () => {
  const { wrong, acknowledged } = await killRounds(SEED, 2);
  expect(wrong).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
});
