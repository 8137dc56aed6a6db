import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readScopeOf, systemScope, writeScopeOf } from '../src/index.js';
import {
  BusinessCentersRepository,
  DisputesRepository,
  HistoryRepository,
  SavedViewsRepository,
  SessionsRepository,
  TagsRepository,
  UploadsRepository,
  UsersRepository,
  type HistoryFilter,
} from '../src/mongoose/index.js';
import { aCause, aUser } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { explainReads, gatherStatistics } from './support/explain.js';
import { LIMIT, PAGE, ROWS, insertRowsOf, moment } from './support/rows-of-each-kind.js';
import { servedOn } from './support/served.js';
import { tagIdOf } from './support/tags.js';

/** A count ends here, also on an engine that looks at what it counts. */
const COUNTED = 401;

const SYSTEM = systemScope();
const own = readScopeOf({ role: 'partner', partnerId: 'northlight' });
const ownWrite = writeScopeOf({ role: 'partner', partnerId: 'northlight' });
const all = readScopeOf({ role: 'auditor' });

let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase();
  await insertRowsOf(connection, 'events', 'uploads', 'sessions', 'disputes', 'savedViews', 'tags');
});
const expectServed = servedOn(() => connection);

describe('history', () => {
  const history = () => new HistoryRepository(connection);

  it('after a number, for live events', async () => {
    await expectServed(() => history().listAfter(all, 300, LIMIT), /^seq_1$/, PAGE);
    await expectServed(() => history().listAfter(own, 300, LIMIT), /^partnerId_1_seq_-1$/, PAGE);
    await expectServed(() => history().lastSeq(), /^seq_1$/, 1);
  });

  const list =
    (
      scope: typeof own,
      over: Partial<HistoryFilter> = {},
      { limit = LIMIT, cursor }: { limit?: number; cursor?: string } = {},
    ) =>
    () =>
      history().list(scope, { range: {}, ...over }, { limit, cursor });

  it('newest first, of a partner and of all, also from the middle and in a range of days', async () => {
    await expectServed(list(own), /^partnerId_1_at_-1_seq_-1$/, PAGE);
    await expectServed(list(all), /^at_-1_seq_-1$/, PAGE);
    const { nextCursor } = await list(own)();
    await expectServed(list(own, {}, { cursor: nextCursor }), /^partnerId_1_at_-1_seq_-1$/, PAGE);
    const range = { from: moment(100), until: moment(130) };
    await expectServed(list(own, { range }), /^partnerId_1_at_-1_seq_-1$/, 30 / 3 + 2);
    await expectServed(list(all, { range }), /^at_-1_seq_-1$/, PAGE);
  });

  it.each<[string, typeof own, Partial<HistoryFilter>]>([
    ['a person', all, { actorId: ['dana'] }],
    ['an action of one partner', own, { action: ['creative.viewed'] }],
    [
      'a person and an action in a range',
      all,
      { actorId: ['dana'], action: ['creative.viewed'], range: { from: moment(300) } },
    ],
    [
      'several actions of a partner that is picked',
      all,
      { partnerId: ['partner 1'], action: ['creative.viewed', 'creative.tagged'] },
    ],
    ['a thing', all, { subjectId: 'creative 7' }],
    ['a thing of one partner, and an action', own, { subjectId: 'creative 6', action: ['creative.tagged'] }],
    ['a request', all, { requestId: 'request 5' }],
  ])('of %s, by the index of their keys', async (_, scope, over) => {
    let shown = 0;
    const plans = await explainReads(connection, async () => {
      shown = (await list(scope, over, { limit: 20 })()).items.length;
    });
    expect(shown).toBeGreaterThan(0);
    for (const { command, stages, indexes, documentsExamined } of plans) {
      expect(stages).not.toContain('COLLSCAN');
      expect(indexes).toEqual([expect.stringMatching(/^keys_1_at_-1$|at_-1_seq_-1$/)]);
      expect(documentsExamined).toBeLessThanOrEqual(command === 'find' ? 20 * shown : COUNTED);
    }
  });
});

describe('disputes', () => {
  const list = (scope: typeof own, over: Parameters<DisputesRepository['list']>[1] = {}) => {
    const disputes = new DisputesRepository(connection);
    return () => disputes.list(scope, over, { limit: LIMIT });
  };

  it('of a partner and of all, whatever became of them', async () => {
    await expectServed(list(own), /^partnerId_1_openedAt_-1__id_-1$/, PAGE);
    await expectServed(list(own, { state: 'open' }), /^partnerId_1_state_1_openedAt_-1__id_-1$/, PAGE);
    await expectServed(list(all), /^openedAt_-1__id_-1$/, PAGE);
    await expectServed(list(all, { state: 'answered' }), /^state_1_openedAt_-1__id_-1$/, PAGE);
  });

  it('about the creatives of a page', async () => {
    const disputes = new DisputesRepository(connection);
    const read = () => disputes.listByCreatives(own, ['disputed 3', 'disputed 6', 'disputed 7']);
    await expectServed(read, /^creativeId_1$/, 3);
  });
});

it('saved views: one’s own and those for all, each by its index', async () => {
  const views = new SavedViewsRepository(connection);
  const plans = await explainReads(connection, () => views.list(own, 'dana'));
  for (const { stages, indexes, documentsExamined } of plans) {
    expect(stages).not.toContain('COLLSCAN');
    for (const index of indexes)
      expect(index).toMatch(/^(ownerId_1_createdAt_1|partnerId_1_audience_1_createdAt_1)$/);
    // Two of a person, and two of each colleague for all.
    expect(documentsExamined).toBeLessThanOrEqual(2 + ROWS / 3);
  }
});

it('serves what people look up by index as well', async () => {
  const centers = new BusinessCentersRepository(connection);
  const users = new UsersRepository(connection);
  for (let n = 0; n < ROWS; n += 1) {
    const partnerId = `partner ${n % 100}`;
    await centers.state(SYSTEM, aCause(), { partnerId, businessCenterId: String(n) });
    await users.insert(aUser({ email: `person.${n}@example.com`, partnerId }));
  }
  await gatherStatistics(connection);
  const one = readScopeOf({ role: 'partner', partnerId: 'partner 1' });
  const ofOne = ROWS / 100;
  await expectServed(() => centers.list(one), /^partnerId_1_statedAt_-1__id_-1$/, ofOne);
  await expectServed(() => users.listNames(one), /^partnerId_1_createdAt_-1__id_-1$/, ofOne);

  const sessions = new SessionsRepository(connection);
  await expectServed(() => sessions.listOf('user 7', new Date()), /^userId_1_expiresAt_1$/, ofOne);
  const uploads = new UploadsRepository(connection);
  await expectServed(() => uploads.declaredBytes(ownWrite, 'northlight'), /^partnerId_1_state_1$/, ROWS / 3);
  for (const scope of [own, all]) await expectServed(() => uploads.partsOf(scope, 'creative 7'), /^_id_?/, 1);
  const tags = new TagsRepository(connection);
  await expectServed(() => tags.findByTagId(all, tagIdOf(7)), /^tagId_1$/, 1);
});
