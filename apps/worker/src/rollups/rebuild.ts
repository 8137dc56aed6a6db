import {
  HistoryRepository,
  RollUp,
  RollupsRepository,
  TaggingRecordsRepository,
} from '@smarttag/domain/mongoose';
import type { MongoConnection } from '@smarttag/service-kit';
import { SYSTEM } from '../scope.js';

const BATCH = 5_000;

/**
 * Builds all roll-ups anew from history, beside those that reports go on reading; once they hold as much, reports
 * read the new ones, and the old ones go.
 * @param told how many events were looked at so far
 */
export const rebuildRollups = async (
  connection: MongoConnection['connection'],
  told: (events: number) => void = () => undefined,
): Promise<number> => {
  const rollups = new RollupsRepository(connection);
  const history = new HistoryRepository(connection);
  const records = new TaggingRecordsRepository(connection);
  const generation = await rollups.nextGeneration(SYSTEM);
  const rollUp = new RollUp({ history, records, rollups }, SYSTEM);
  let events = 0;
  // Another rebuild may have gone on with the same generation: the old sums stay until this one is ready.
  do {
    for (let found = 1; found > 0; told(events)) {
      found = await rollUp.step(BATCH, new Date(), generation);
      events += found;
    }
  } while (!(await rollups.move(SYSTEM, await rollups.progressOf(generation), { ready: true })));
  await rollups.keepOnly(SYSTEM, generation);
  return events;
};
