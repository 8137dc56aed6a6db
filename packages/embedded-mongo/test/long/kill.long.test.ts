import { expect, it } from 'vitest';
import { killRounds } from '../support/kill-rounds.js';

const SEED = Number(process.env.ENGINE_SEED ?? 20261123);
const ROUNDS = Number(process.env.ENGINE_KILLS ?? 50);

it(`keeps its word through ${ROUNDS} kills at random moments under load (seed ${SEED})`, async () => {
  const { wrong, acknowledged } = await killRounds(SEED, ROUNDS);
  process.stdout.write(
    `engine killed ${ROUNDS} times: ${acknowledged} acknowledged writes, ${wrong.length} faults\n`,
  );
  expect(wrong).toEqual([]);
});
