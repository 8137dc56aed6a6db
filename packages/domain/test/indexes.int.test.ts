import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readScopeOf, systemScope, writeScopeOf, type Creative, type HistoryEvent } from '../src/index.js';
import {
  BusinessCentersRepository,
  CreativesRepository,
  DisputesRepository,
  HistoryRepository,
  SavedViewsRepository,
  SessionsRepository,
  SubmissionsRepository,
  TaggingRecordsRepository,
  TagsRepository,
  UploadsRepository,
  UsersRepository,
  type CreativeFilter,
  type HistoryFilter,
} from '../src/mongoose/index.js';
import {
  aCause,
  aCreative,
  aDispute,
  aSavedView,
  aSubmission,
  aTaggingRecord,
  anUpload,
  aUser,
} from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { explainRead, explainReads, gatherStatistics } from './support/explain.js';
import { statementOf, tagIdOf } from './support/tags.js';

/** Rows of each kind, of which every third is the partner's own. */
const ROWS = 600;
/** So few that an engine which guesses how many are discarded does not rather sort them all. */
const LIMIT = 3;
/** A page, the row beyond it, and the one that an engine may peek at. */
const PAGE = LIMIT + 2;
/** A count ends here, also on an engine that looks at what it counts. */
const COUNTED = 401;

const SYSTEM = systemScope();
const own = readScopeOf({ role: 'partner', partnerId: 'northlight' });
const ownWrite = writeScopeOf({ role: 'partner', partnerId: 'northlight' });
const all = readScopeOf({ role: 'auditor' });
const rows = <T>(make: (n: number, partnerId: string) => T): T[] =>
  Array.from({ length: ROWS }, (_, n) => make(n, n % 3 === 0 ? 'northlight' : `partner ${n % 7}`));
const moment = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000);
const hashOf = (n: number) => n.toString(16).padStart(64, '0');

let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase();
  await Promise.all([
    insertCreatives(),
    insertSubmissions(),
    insertRecords(),
    insertEvents(),
    insertUploads(),
    insertSessions(),
    insertDisputes(),
    insertSavedViews(),
    insertTags(),
  ]);
  await gatherStatistics(connection);
});

const insertCreatives = () =>
  new CreativesRepository(connection).insertDeclared(
    SYSTEM,
    aCause(),
    rows((n, partnerId) => {
      const at = moment(n);
      const over: Partial<Creative> = { taggingDate: at, uploadedAt: at, submittedAt: at, createdAt: at };
      const state = n % 5 === 0 ? 'duplicate' : 'tagged';
      const programId = `program ${n % 4}`;
      const submissionId = `submission ${n % 30}`;
      return aCreative({
        ...over,
        partnerId,
        state,
        programId,
        submissionId,
        contentHint: hashOf(n),
        size: n + 1,
      });
    }),
  );
const insertSubmissions = async () => {
  const submissions = new SubmissionsRepository(connection);
  const made = rows((n, partnerId) =>
    aSubmission({
      partnerId,
      createdAt: moment(n),
      createdBy: n % 2 === 0 ? 'dana' : 'priya',
      state: n % 4 < 2 ? 'draft' : 'submitted',
    }),
  );
  await Promise.all(made.map((submission) => submissions.insert(SYSTEM, aCause(), submission)));
};
const insertRecords = async () => {
  const records = new TaggingRecordsRepository(connection);
  const made = rows((n, partnerId) =>
    aTaggingRecord({
      partnerId,
      decidedAt: moment(n),
      sha256: hashOf(n),
      tagId: tagIdOf(n),
      outcome: n % 5 === 0 ? 'duplicate' : 'tagged',
      programId: `program ${n % 4}`,
    }),
  );
  await Promise.all(made.map((record) => records.insertOnce(SYSTEM, record)));
};
const insertEvents = () =>
  new HistoryRepository(connection).append(
    SYSTEM,
    rows((n, partnerId): HistoryEvent => {
      const subject = { type: 'creative' as const, id: `creative ${n % 50}` };
      return {
        ...aCause({
          at: moment(n),
          actorId: n % 2 === 0 ? 'dana' : 'priya',
          requestId: `request ${n % 100}`,
        }),
        id: `event ${n}`,
        action: n % 4 === 0 ? 'creative.viewed' : 'creative.tagged',
        subject,
        partnerId,
      };
    }),
  );
const insertUploads = () =>
  new UploadsRepository(connection).insertDeclared(
    SYSTEM,
    rows((_, partnerId) => anUpload({ partnerId })),
  );

const insertSessions = async () => {
  const sessions = new SessionsRepository(connection);
  const end = new Date(Date.now() + 3_600_000);
  const made = rows((n) => ({
    id: `session ${n}`,
    userId: `user ${n % 100}`,
    createdAt: moment(n),
    lastSeenAt: moment(n),
    expiresAt: new Date(end.getTime() + n),
    absoluteExpiresAt: end,
  }));
  await Promise.all(made.map((session) => sessions.insert(session)));
};

const insertDisputes = async () => {
  const disputes = new DisputesRepository(connection);
  const made = rows((n, partnerId) =>
    aDispute({
      partnerId,
      creativeId: `disputed ${n}`,
      openedAt: moment(n),
      state: n % 3 === 1 ? 'answered' : 'open',
    }),
  );
  await Promise.all(made.map((dispute) => disputes.insert(SYSTEM, aCause(), dispute)));
};
const insertSavedViews = async () => {
  const views = new SavedViewsRepository(connection);
  const made = rows((n, partnerId) =>
    aSavedView({ partnerId, ownerId: n < 6 ? 'dana' : `person ${n}`, createdAt: moment(n) }),
  );
  await Promise.all(made.map((view) => views.insert(aCause(), view)));
};

const insertTags = async () => {
  const tags = new TagsRepository(connection);
  await Promise.all(rows((n) => tags.claim(SYSTEM, statementOf(hashOf(n)), () => tagIdOf(n))));
};

/** The plan of one read reads this index alone and examines at most so many documents. */
const expectServed = async (read: () => Promise<unknown>, index: RegExp, documents: number) => {
  const plan = await explainRead(connection, read);
  expect(plan.stages).not.toContain('COLLSCAN');
  expect(plan.indexes).toEqual([expect.stringMatching(index)]);
  expect(plan.documentsExamined).toBeLessThanOrEqual(documents);
};

describe('creatives', () => {
  const everything: CreativeFilter = { range: {}, dateBy: 'tagging' };
  const page = { limit: LIMIT, order: 'newest' as const };
  const list = (scope: typeof own, over: Partial<CreativeFilter> = {}, at: object = {}) => {
    const creatives = new CreativesRepository(connection);
    return () => creatives.list(scope, { ...everything, ...over }, { ...page, ...at });
  };

  it('of a partner, by tagging and by upload date', async () => {
    await expectServed(list(own), /^partnerId_1_taggingDate_-1__id_-1$/, PAGE);
    await expectServed(list(own, { dateBy: 'upload' }), /^partnerId_1_uploadedAt_-1__id_-1$/, PAGE);
    await expectServed(list(own, {}, { order: 'oldest' }), /^partnerId_1_taggingDate_-1__id_-1$/, PAGE);
  });

  it('of all partners, and of one that is picked', async () => {
    await expectServed(list(all), /^taggingDate_-1__id_-1$/, PAGE);
    await expectServed(list(all, { partnerId: ['northlight'] }), /^partnerId_1_taggingDate_-1__id_-1$/, PAGE);
  });

  it('of one state', async () => {
    await expectServed(list(own, { state: ['duplicate'] }), /^partnerId_1_state_1_taggingDate_-1/, PAGE);
    await expectServed(list(all, { state: ['duplicate'] }), /^state_1_taggingDate_-1/, PAGE);
  });

  it('of a range of days', async () => {
    const range = { from: moment(100), until: moment(130) };
    await expectServed(list(own, { range }), /^partnerId_1_taggingDate_-1__id_-1$/, 30 / 3 + 2);
  });

  it('on a page in the middle: it begins at the page, not at the first row', async () => {
    for (const order of ['newest', 'oldest'] as const) {
      let cursor: string | undefined;
      for (let pages = 0; pages < 5; pages += 1)
        cursor = (await list(own, {}, { order, cursor })()).nextCursor;
      await expectServed(list(own, {}, { order, cursor }), /^partnerId_1_taggingDate_-1__id_-1$/, PAGE);
    }
  });

  it('of a submission', async () => {
    const creatives = new CreativesRepository(connection);
    await expectServed(
      () => creatives.listBySubmission(own, 'submission 3'),
      /submissionId_1_createdAt_1/,
      ROWS / 30,
    );
    await expectServed(
      () => creatives.countsBySubmission(own, ['submission 3']),
      /submissionId_1_createdAt_1/,
      ROWS / 30,
    );
  });

  it('that look like declared ones', async () => {
    const creatives = new CreativesRepository(connection);
    const read = () => creatives.listTaggedByHints(ownWrite, 'northlight', [hashOf(3)]);
    await expectServed(read, /^partnerId_1_state_1_contentHint_1$/, 1);
  });

  it('added up', async () => {
    const creatives = new CreativesRepository(connection);
    const range = { from: moment(100), until: moment(130) };
    const read = () => creatives.summary(own, { ...everything, range });
    await expectServed(read, /^partnerId_1_taggingDate_-1__id_-1$/, 30 / 3 + 2);
  });
});

describe('submissions', () => {
  const list = (scope: typeof own, filter: Parameters<SubmissionsRepository['list']>[1]) => {
    const submissions = new SubmissionsRepository(connection);
    return () => submissions.list(scope, filter, { limit: LIMIT });
  };

  it('by state, all of them, of a partner and of all', async () => {
    await expectServed(list(own, { state: 'submitted' }), /^partnerId_1_state_1_createdAt_-1__id_-1$/, PAGE);
    await expectServed(list(own, {}), /^partnerId_1_createdAt_-1__id_-1$/, PAGE);
    await expectServed(list(all, { state: 'submitted' }), /^state_1_createdAt_-1__id_-1$/, PAGE);
    await expectServed(list(all, {}), /^createdAt_-1__id_-1$/, PAGE);
  });

  it('one’s own drafts, and those of colleagues', async () => {
    const mine = { state: 'draft', createdBy: 'dana' } as const;
    await expectServed(list(own, mine), /^partnerId_1_state_1_createdBy_1_createdAt_-1/, PAGE);
    // A partner has few drafts at once: they expire.
    await expectServed(list(own, { state: 'draft', notCreatedBy: 'dana' }), /^partnerId_1_state_1/, ROWS / 6);
  });
});

describe('tagging records', () => {
  const list = (scope: typeof own, over: object = {}) => {
    const records = new TaggingRecordsRepository(connection);
    return () => records.list(scope, { range: {}, ...over }, { limit: LIMIT });
  };

  it('of a partner and of all', async () => {
    await expectServed(list(own), /^partnerId_1_decidedAt_-1__id_-1$/, PAGE);
    await expectServed(list(all), /^decidedAt_-1__id_-1$/, PAGE);
  });

  it('of one outcome and of one program, by the index of their keys', async () => {
    for (const scope of [own, all])
      for (const over of [{ outcome: ['duplicate'] }, { programId: ['program 1'], outcome: ['tagged'] }])
        for (const plan of await explainReads(connection, list(scope, over))) {
          expect(plan.stages).not.toContain('COLLSCAN');
          expect(plan.indexes).toEqual(['keys_1_decidedAt_-1']);
        }
  });

  it('by tag ID and by hash', async () => {
    for (const [name, search] of [
      ['tagId', { tagId: tagIdOf(3) }],
      ['sha256', { sha256: hashOf(3) }],
    ] as const)
      for (const scope of [own, all])
        for (const plan of await explainReads(connection, list(scope, { search }))) {
          expect(plan.indexes).toEqual([`${name}_1_decidedAt_-1__id_-1`]);
          expect(plan.documentsExamined).toBeLessThanOrEqual(1);
        }
  });
});

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

it('sweeps for frames read only what has none', async () => {
  const creatives = new CreativesRepository(connection);
  const made = await creatives.listSpriteless(SYSTEM, ROWS);
  const [without, ...rest] = made.map(({ id }) => id);
  await Promise.all(
    rest.map((id) => creatives.noteSprite(SYSTEM, id, { frames: 1, columns: 1, width: 2, height: 2 })),
  );
  expect((await creatives.listSpriteless(SYSTEM, LIMIT)).map(({ id }) => id)).toEqual([without]);
  await expectServed(() => creatives.listSpriteless(SYSTEM, LIMIT), /^state_1_sprite\.frames_1$/, 2);
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
