import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readScopeOf, systemScope, writeScopeOf } from '../src/index.js';
import {
  CreativesRepository,
  SubmissionsRepository,
  TaggingRecordsRepository,
  type CreativeFilter,
} from '../src/mongoose/index.js';
import { openDatabase } from './support/database.js';
import { explainReads } from './support/explain.js';
import { LIMIT, PAGE, ROWS, hashOf, insertRowsOf, moment } from './support/rows-of-each-kind.js';
import { servedOn } from './support/served.js';
import { tagIdOf } from './support/tags.js';

const SYSTEM = systemScope();
const own = readScopeOf({ role: 'partner', partnerId: 'northlight' });
const ownWrite = writeScopeOf({ role: 'partner', partnerId: 'northlight' });
const all = readScopeOf({ role: 'auditor' });

let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase();
  await insertRowsOf(connection, 'creatives', 'submissions', 'records');
});
const expectServed = servedOn(() => connection);

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
