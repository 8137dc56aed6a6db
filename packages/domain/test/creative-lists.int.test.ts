import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldForSearch, formatOf, readScopeOf, systemScope, type Creative } from '../src/index.js';
import { CreativesRepository, type CreativeFilter } from '../src/mongoose/index.js';
import { aCause, aCreative } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { explainReads } from './support/explain.js';

const SYSTEM = systemScope();
const own = readScopeOf({ role: 'partner', partnerId: 'northlight' });
const all = readScopeOf({ role: 'auditor' });

/** So many that no filter's rows fit into one look. */
const ROWS = 3_000;
const DAY = 86_400_000;
const WORDS = ['Juniper', 'élan', 'hero', 'v4', '9x16', 'dawn', '주니퍼'];
const STATES = ['tagged', 'tagged', 'tagged', 'duplicate', 'rejected'] as const;

/** Uneven in time: a hundred at one moment, then a quiet year. */
const dayOf = (n: number) => (n < ROWS / 2 ? n % 40 : 400 + Math.floor(n / 100));
const rowOf = (n: number): Creative => {
  const at = new Date(Date.UTC(2026, 0, 1) + dayOf(n) * DAY);
  const words = WORDS.filter((_, index) => (n * 7 + index * 3) % (index + 2) === 0);
  return aCreative({
    partnerId: n % 5 === 0 ? 'harbor' : 'northlight',
    fileName: `${words.join('_')}_${n}.${n % 50 === 0 ? 'avi' : 'mp4'}`,
    state: STATES[n % 5]!,
    programId: `program ${n % 7}`,
    businessCenterId: String(7_000 + (n % 11)),
    uploaderId: n % 3 === 0 ? 'dana' : 'priya',
    size: n + 1,
    taggingDate: at,
    submittedAt: at,
    uploadedAt: new Date(at.getTime() - (n % 4) * DAY),
  });
};
const ROW = Array.from({ length: ROWS }, (_, n) => rowOf(n));

let connection: Connection;
let creatives: CreativesRepository;
beforeAll(async () => {
  connection = await openDatabase();
  creatives = new CreativesRepository(connection);
  await creatives.insertDeclared(SYSTEM, aCause(), ROW);
});

const fits = (row: Creative, filter: CreativeFilter): boolean => {
  const name = foldForSearch(row.fileName);
  const date = filter.dateBy === 'upload' ? row.uploadedAt! : row.taggingDate!;
  const { search } = filter;
  const among = <T>(values: T[] | undefined, value: T) => !values || values.includes(value);
  return (
    among(filter.state, row.state) &&
    among(filter.programId, row.programId!) &&
    among(filter.format, formatOf(row.fileName)) &&
    among(filter.uploaderId, row.uploaderId) &&
    (!filter.range.from || date >= filter.range.from) &&
    (!filter.range.until || date < filter.range.until) &&
    (!search ||
      (search.words.length > 0 && search.words.every((word) => name.includes(word))) ||
      search.programIds.includes(row.programId!) ||
      search.businessCenterIds.includes(row.businessCenterId!))
  );
};

const everyPage = async (
  scope: typeof own,
  filter: CreativeFilter,
  order: 'newest' | 'oldest',
  limit: number,
) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await creatives.list(scope, filter, { cursor, limit, order });
    if (!page.refine) expect(page.items.length === limit || !page.nextCursor).toBe(true);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
};

const expected = (partnerId: string | undefined, filter: CreativeFilter, order: 'newest' | 'oldest') => {
  const field = filter.dateBy === 'upload' ? 'uploadedAt' : 'taggingDate';
  const rows = ROW.filter((row) => (!partnerId || row.partnerId === partnerId) && fits(row, filter));
  rows.sort((a, b) => a[field]!.getTime() - b[field]!.getTime() || (a.id < b.id ? -1 : 1));
  return (order === 'newest' ? rows.reverse() : rows).map(({ id }) => id);
};

const some = <T>(...values: T[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
const day = fc.option(
  fc.integer({ min: -1, max: 440 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * DAY)),
  { nil: undefined },
);
const search = fc.record({
  words: fc.subarray(['jun', 'uniper', 'elan', 'v4', '9x16_', 'awn', foldForSearch('니퍼'), '1'], {
    maxLength: 3,
  }),
  programIds: fc.subarray(['program 1', 'program 2'], { maxLength: 1 }),
  businessCenterIds: fc.subarray(['7001'], { maxLength: 1 }),
});
const filters: fc.Arbitrary<CreativeFilter> = fc.record({
  range: fc.record({ from: day, until: day }),
  dateBy: fc.constantFrom('tagging', 'upload'),
  search: fc.option(search, { nil: undefined }),
  state: some<Creative['state']>('tagged', 'duplicate', 'rejected'),
  programId: some('program 1', 'program 3'),
  format: some('mp4', 'avi'),
  uploaderId: some('dana', 'priya'),
});

describe('lists of creatives', () => {
  it('hold what a slow look over all rows finds, page after page, and add up to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom('newest' as const, 'oldest' as const),
        fc.constantFrom(own, all),
        async (filter, order, scope) => {
          const ids = await everyPage(scope, filter, order, 200);
          expect(ids).toEqual(expected(scope.partnerId, filter, order));
          const summary = await creatives.summary(scope, filter);
          expect(summary.creatives).toEqual({ count: ids.length, exceeded: false });
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('a list or a search', () => {
  const search = (words: string[]) => ({ words, programIds: [], businessCenterIds: [] });
  const looks = (over: Partial<CreativeFilter>) =>
    explainReads(connection, () =>
      creatives.list(own, { range: {}, dateBy: 'tagging', ...over }, { limit: 50, order: 'newest' }),
    );

  it.each<[string, Partial<CreativeFilter>]>([
    ['a common word', { search: search(['uniper']) }],
    ['a common and a rare word', { search: search(['hero', '_2999']) }],
    ['a word that is nowhere', { search: search(['nowhere']) }],
    ['a format', { format: ['avi'] }],
    ['an uploader', { uploaderId: ['dana'] }],
    ['a program', { programId: ['program 3'] }],
    ['a Business Center', { businessCenterId: ['7003'] }],
    ['several states', { state: ['rejected', 'duplicate'] }],
    ['upload dates', { dateBy: 'upload', programId: ['program 3'] }],
    ['two letters, which no entry serves', { search: search(['v4']) }],
  ])('of %s reads indexes only, and a bounded number of rows', async (_, over) => {
    const plans = await looks(over);
    for (const { stages, indexes } of plans) {
      expect(stages).not.toContain('COLLSCAN');
      expect(indexes).toEqual([expect.stringMatching(/^partnerId_1_(keys_1_)?(taggingDate|uploadedAt)_-1/)]);
    }
    for (const { documentsExamined } of plans) expect(documentsExamined).toBeLessThanOrEqual(401);
  });

  it('that finds nothing among very many ends early, says so, and goes on from there', async () => {
    const filter: CreativeFilter = { range: {}, dateBy: 'tagging', search: search(['v4', 'zz']) };
    const extra = Array.from({ length: 5_000 }, (_, n) =>
      aCreative({
        partnerId: 'many',
        fileName: `v4_${n}.mp4`,
        taggingDate: new Date(Date.UTC(2026, 0, 1) + n * 60_000),
      }),
    );
    await creatives.insertDeclared(SYSTEM, aCause(), [
      ...extra,
      aCreative({ partnerId: 'many', fileName: 'v4_zz.mp4', taggingDate: new Date('2025-12-31') }),
    ]);
    const many = readScopeOf({ role: 'partner', partnerId: 'many' });
    const look = (cursor?: string) => creatives.list(many, filter, { limit: 50, order: 'newest', cursor });
    let page = await look();
    expect(page).toMatchObject({ items: [], refine: true });
    while (page.items.length === 0) page = await look(page.nextCursor);
    expect(page.items.map(({ fileName }) => fileName)).toEqual(['v4_zz.mp4']);
    expect(page).not.toHaveProperty('nextCursor');
  });
});
