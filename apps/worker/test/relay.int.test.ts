import { NUDGES, finishUpload, type HistoryEvent } from '@smarttag/domain';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { Redis } from 'ioredis';
import { v7 as uuid } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { SYSTEM } from './fixture/agency.js';
import { NEVER } from './fixture/environment.js';
import { spawnWorker, startWorker } from './fixture/workers.js';
import { eventually, makeWorld, type World } from './fixture/world.js';

const anAction = (): HistoryEvent => ({
  ...aCause({ at: new Date() }),
  id: uuid(),
  action: 'creative.viewed',
  subject: { type: 'creative', id: uuid() },
});

/** Creatives with two events each: declared and uploaded. */
const writeEvents = async (world: World, count: number): Promise<string[]> => {
  const creatives = Array.from({ length: count }, () => aCreative());
  await world.creatives.insertDeclared(SYSTEM, aCause({ at: new Date() }), creatives);
  for (const { id } of creatives)
    await world.creatives.commit(
      SYSTEM,
      id,
      finishUpload(aCause({ at: new Date() }), { changedWhileUploading: false }),
    );
  return creatives.map(({ id }) => id);
};

/** Every event once, numbered 1, 2, 3 …, each document's in its order, and nothing left to copy. */
const expectOneOrder = (world: World, creativeIds: string[], actionIds: string[] = []) =>
  eventually(async () => {
    const all = await world.history.listAfter(SYSTEM, 0, 100_000);
    expect(all).toHaveLength(creativeIds.length * 2 + actionIds.length);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    const place = new Map(all.map(({ id, seq }) => [id, seq]));
    for (const id of creativeIds) expect(place.get(`${id}.1`)!).toBeLessThan(place.get(`${id}.2`)!);
    for (const id of actionIds) expect(place.has(id)).toBe(true);
    expect(
      await world.connection.collection('creatives').countDocuments({ 'outbox.id': { $exists: true } }),
    ).toBe(0);
    expect(await world.connection.collection('actions').countDocuments()).toBe(0);
  });

it('numbers outboxes and actions in one contiguous order, in many small batches', async () => {
  const world = await makeWorld();
  const ids = await writeEvents(world, 40);
  const actions = [anAction(), anAction(), anAction()];
  for (const action of actions) await world.actions.insert(action);
  await startWorker(world, { RELAY_BATCH: '7' });
  await expectOneOrder(
    world,
    ids,
    actions.map(({ id }) => id),
  );
});

it('is woken by a nudge, and passes it on to those who wait for history', async () => {
  const world = await makeWorld();
  await startWorker(world, { RELAY_POLL_MS: NEVER });
  const [publisher, subscriber] = [new Redis(world.redisUrl), new Redis(world.redisUrl)];
  onTestFinished(() => {
    publisher.disconnect();
    subscriber.disconnect();
  });
  await subscriber.subscribe(NUDGES.history);
  // The relay's first look is over once it has copied this one.
  const first = await writeEvents(world, 1);
  await eventually(async () => {
    await publisher.publish(NUDGES.outbox, '');
    expect(await world.history.lastSeq()).toBe(2);
  });

  let heard = 0;
  subscriber.on('message', () => (heard += 1));
  const second = await writeEvents(world, 1);
  await publisher.publish(NUDGES.outbox, '');
  await expectOneOrder(world, [...first, ...second]);
  await eventually(() => expect(heard).toBeGreaterThan(0));
});

it('polls when no nudge comes', async () => {
  const world = await makeWorld();
  await startWorker(world);
  await expectOneOrder(world, await writeEvents(world, 2));
});

it('what died between the copy and the pull is not copied twice', async () => {
  const world = await makeWorld();
  const ids = await writeEvents(world, 5);
  const outboxes = await world.connection.collection('creatives').find().toArray();
  // As a relay leaves it that died at the worst moment: history has some, the outboxes still have all.
  await world.history.append(
    SYSTEM,
    outboxes.slice(0, 3).flatMap(({ outbox }) => outbox as HistoryEvent[]),
  );
  await startWorker(world);
  await expectOneOrder(world, ids);
});

it('the relay is killed (-9) amid its work, and the other one goes on: no gap, no double', async () => {
  const world = await makeWorld();
  const start = () => spawnWorker(world, { over: { RELAY_BATCH: '20', LOG_LEVEL: 'info' } });
  const workers = [start(), start()];
  const holder = () => workers.find(({ lines }) => lines.some((line) => line.includes('Relays history')));
  const ids: string[] = [];
  for (const burst of [1, 2]) {
    const before = await world.history.lastSeq();
    const written = writeEvents(world, 60);
    const victim = await eventually(async () => {
      expect(await world.history.lastSeq()).toBeGreaterThan(before + 5);
      expect(holder(), `holder in burst ${burst}`).toBeDefined();
      return holder()!;
    });
    victim.kill('SIGKILL');
    await victim.ended;
    workers.splice(workers.indexOf(victim), 1, start());
    ids.push(...(await written));
  }
  await expectOneOrder(world, ids);
});

it('two relays that both believe to hold the lease harm nothing', async () => {
  const world = await makeWorld();
  const ids = await writeEvents(world, 60);
  // A lease that is over as soon as it is given makes both copy at the same time.
  const over = { RELAY_LEASE_MS: '1', RELAY_BATCH: '5', RELAY_POLL_MS: '1' };
  await Promise.all([startWorker(world, over), startWorker(world, over), startWorker(world, over)]);
  ids.push(...(await writeEvents(world, 30)));
  await expectOneOrder(world, ids);
});
