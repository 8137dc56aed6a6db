import { systemScope, type HistoryEvent, type TaggingRecord } from '@smarttag/domain';
import { RollupReader, RollupsRepository } from '@smarttag/domain/mongoose';
import { aCause, aTaggingRecord } from '@smarttag/domain/testing';
import { expect, it } from 'vitest';
import { rebuildRollups } from '../src/rollups/rebuild.js';
import { spawnWorker, startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

const SYSTEM = systemScope();
const DAY = { from: new Date('2026-11-18T00:00:00Z'), until: new Date('2026-11-19T00:00:00Z') };

const decisionOf = (record: TaggingRecord): HistoryEvent => ({
  ...aCause({ at: record.decidedAt }),
  id: `${record.creativeId}.4`,
  action: 'creative.tagged',
  subject: { type: 'creative', id: record.creativeId },
  partnerId: record.partnerId,
});
/** Decided and told, as the tagging and the relay leave it. */
const tell = async ({ records, history }: World, count: number) => {
  const some = Array.from({ length: count }, () => aTaggingRecord());
  for (const record of some) await records.insertOnce(SYSTEM, record);
  await history.append(SYSTEM, some.map(decisionOf));
};
const taggedIn = async ({ connection }: World) => {
  const reader = new RollupReader(new RollupsRepository(connection));
  const [tally] = await reader.read(SYSTEM, { dimensions: [], filter: {}, spans: [DAY] });
  return tally!.total().numbers[0];
};

it('counts each decision once while workers are killed (-9) amid their work', async () => {
  const world = await makeWorld();
  const start = () => spawnWorker(world, { over: { ROLLUP_BATCH: '3', ROLLUP_POLL_MS: '20' } });
  await tell(world, 30);
  const workers = [start(), start()];
  await eventually(async () => expect(await taggedIn(world)).toBeGreaterThan(3));
  workers[0]!.kill('SIGKILL');
  await tell(world, 20);
  await workers[0]!.ended;
  start();
  await eventually(async () => expect(await taggedIn(world)).toBe(50));
});

it('compares the sums with history, tells how many differ, and they are right once rebuilt', async () => {
  const world = await makeWorld();
  const rollups = new RollupsRepository(world.connection);
  await tell(world, 5);
  const { close } = await startWorker(world, { ROLLUP_POLL_MS: '20' });
  // Their month too: made later, it would be made of the wrong day.
  await eventually(async () => {
    const { monthsUntil, ...progress } = await rollups.progressOf();
    expect(progress).toMatchObject({ done: 5, differing: 0 });
    expect(monthsUntil.getTime()).toBeGreaterThan(0);
  });
  await close();

  await world.connection
    .collection('rollups')
    .updateOne({ level: 'day', set: 'partner' }, { $set: { cells: '[]' } });
  await rollups.noteCheck(SYSTEM, 1, new Date(Date.now() - 2 * 86_400_000), 0);
  const again = await startWorker(world, { ROLLUP_POLL_MS: '20' });
  // The day from its records, and their month from the day.
  await eventually(async () => expect((await rollups.progressOf()).differing).toBe(2));
  await again.close();

  expect(await rebuildRollups(world.connection)).toBe(5);
  expect(await rollups.progressOf()).toMatchObject({ generation: 2, ready: true, done: 5 });
  expect(await taggedIn(world)).toBe(5);
});
