import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  OUTCOMES,
  PARTNER_KINDS,
  foldForSearch,
  formatOf,
  readScopeOf,
  type TaggingRecord,
} from '../src/index.js';
import { TaggingRecordsRepository, type TaggingRecordFilter } from '../src/mongoose/index.js';
import { aTaggingRecord, insertTaggingRecords } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { explainReads } from './support/explain.js';

const own = readScopeOf({ role: 'partner', partnerId: 'northlight' });
const all = readScopeOf({ role: 'auditor' });
/** More than the rows that facets look at, so that what is beyond is counted by its keys. */
const ROWS = 3_000;
const BOUND = 2_000;
const LIMIT = 50;
const DAY = 86_400_000;
const WORDS = ['juniper', 'élan', 'hero', 'v4', '주니퍼'];
const DIMENSIONS = [
  'outcome',
  'programId',
  'businessCenterId',
  'uploaderId',
  'partnerId',
  'partnerKind',
] as const;

const rowOf = (n: number): TaggingRecord => {
  const partner = n % 5 === 0 ? 'northlight' : n % 300 === 1 ? 'tiny' : `partner ${n % 3}`;
  const words = WORDS.filter((_, index) => (n * 7 + index * 3) % (index + 2) === 0);
  return aTaggingRecord({
    partnerId: partner,
    partnerKind: PARTNER_KINDS[partner === 'northlight' || partner === 'tiny' ? 0 : 1]!,
    fileName: `${words.join('_')}_${n % 499}.${n % 10 === 0 ? 'avi' : 'mp4'}`,
    outcome: n % 31 === 0 ? 'rejected' : n % 7 === 0 ? 'duplicate' : 'tagged',
    programId: n % 500 === 5 ? 'rare program' : `program ${n % 6}`,
    businessCenterId: String(7_000 + (n % 11)),
    uploaderId: `${partner} ${n % 2}`,
    // Uneven in time: half of it within forty moments.
    decidedAt: new Date(Date.UTC(2026, 0, 1) + (n < ROWS / 2 ? n % 40 : 40 + n / 50) * DAY),
  });
};
const ROW = Array.from({ length: ROWS }, (_, n) => rowOf(n));

let connection: Connection;
let records: TaggingRecordsRepository;
beforeAll(async () => {
  connection = await openDatabase();
  records = new TaggingRecordsRepository(connection);
  await insertTaggingRecords(connection, ROW);
});

const fits = (row: TaggingRecord, { search, format, range, ...filter }: TaggingRecordFilter): boolean => {
  const name = foldForSearch(row.fileName);
  return (
    DIMENSIONS.every(
      (dimension) => (filter[dimension] as string[] | undefined)?.includes(row[dimension]) ?? true,
    ) &&
    (format?.includes(formatOf(row.fileName)) ?? true) &&
    (!range.from || row.decidedAt >= range.from) &&
    (!range.until || row.decidedAt < range.until) &&
    (!search ||
      !('words' in search) ||
      search.words.every((word) => name.includes(word)) ||
      search.businessCenterIds.includes(row.businessCenterId))
  );
};
const rowsOf = (partnerId: string | undefined, filter: TaggingRecordFilter) =>
  ROW.filter((row) => (!partnerId || row.partnerId === partnerId) && fits(row, filter)).sort(
    (a, b) => b.decidedAt.getTime() - a.decidedAt.getTime() || (a.creativeId < b.creativeId ? 1 : -1),
  );

const some = <T>(...values: T[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 1 });
const day = fc.option(
  fc.integer({ min: -1, max: 250 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * DAY)),
  { nil: undefined },
);
const filters: fc.Arbitrary<TaggingRecordFilter> = fc.record({
  range: fc.record({ from: day, until: day }),
  search: fc.option(
    fc.record({
      words: fc.subarray(['jun', 'elan', 'v4', foldForSearch('니퍼'), '9'], { minLength: 1, maxLength: 2 }),
      businessCenterIds: fc.subarray(['7001'], { maxLength: 1 }),
    }),
    { nil: undefined },
  ),
  outcome: some(...OUTCOMES),
  programId: some('program 1', 'rare program'),
  businessCenterId: some('7001', '7002'),
  uploaderId: some('northlight 0', 'partner 1 1'),
  partnerId: some('northlight', 'partner 1', 'tiny'),
  partnerKind: some(...PARTNER_KINDS),
  format: some('mp4', 'avi'),
});

const everyPage = async (scope: typeof own, filter: TaggingRecordFilter) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await records.list(scope, filter, { cursor, limit: 500 });
    if (!page.refine) expect(page.items.length === 500 || !page.nextCursor).toBe(true);
    ids.push(...page.items.map(({ creativeId }) => creativeId));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
};

describe('Tagging History', () => {
  it('holds what a slow look over all records finds, and counts each filter’s values as it does', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(own, all), async (filter, scope) => {
        const rows = rowsOf(scope.partnerId, filter);
        expect(await everyPage(scope, filter)).toEqual(rows.map(({ creativeId }) => creativeId));
        const found = await records.findFacets(scope, filter, BOUND);
        if (!found.records.exceeded) expect(found.records.count).toBe(rows.length);
        for (const name of DIMENSIONS) {
          const facet = found.facets[name];
          if (!facet?.complete) continue;
          const others = rowsOf(scope.partnerId, { ...filter, [name]: undefined });
          const counts = new Map<string, number>();
          for (const row of others) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
          const told = facet.values.map(({ value, count }): [string, number] => [value, count]);
          expect(new Map(told)).toEqual(counts);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('goes on where it was while rows arrive: none twice, none left out', async () => {
    const filter: TaggingRecordFilter = { range: {}, programId: ['program 2'], partnerId: ['partner 2'] };
    const before = rowsOf(undefined, filter).map(({ creativeId }) => creativeId);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await records.list(all, filter, { cursor, limit: LIMIT });
      seen.push(...page.items.map(({ creativeId }) => creativeId));
      cursor = page.nextCursor;
      await insertTaggingRecords(connection, [
        aTaggingRecord({ partnerId: 'partner 2', programId: 'program 2', decidedAt: new Date('2027-05-05') }),
      ]);
    }
    expect(seen).toEqual(before.slice(0, 4 * LIMIT));
  });
});

describe('counts beside a filter', () => {
  it('are exact up to their bound, also of rare values, and marked beyond it', async () => {
    const { records: found, facets } = await records.findFacets(all, { range: {} }, BOUND);
    expect(found).toEqual({ count: BOUND, exceeded: true });
    const counted = (name: 'outcome' | 'programId' | 'partnerKind') =>
      Object.fromEntries(
        facets[name]!.values.map(({ value, count, exceeded }) => [value, { count, exceeded }]),
      );
    const rows = (fit: (row: TaggingRecord) => boolean) => ({
      count: ROW.filter(fit).length,
      exceeded: false,
    });
    expect(counted('outcome')['rejected']).toEqual(rows(({ outcome }) => outcome === 'rejected'));
    expect(counted('programId')['rare program']).toEqual(
      rows(({ programId }) => programId === 'rare program'),
    );
    expect(facets.programId!.complete).toBe(false);
  });

  it('tell a company nothing of others', async () => {
    const { facets } = await records.findFacets(own, { range: {}, partnerId: ['partner 1'] });
    expect(Object.keys(facets).sort()).toEqual([
      'businessCenterId',
      'format',
      'outcome',
      'programId',
      'uploaderId',
    ]);
    expect(facets.uploaderId!.values.map(({ value }) => value).sort()).toEqual([
      'northlight 0',
      'northlight 1',
    ]);
  });
});

describe('a look at Tagging History', () => {
  it.each<[string, typeof own, Partial<TaggingRecordFilter>]>([
    ['a rare outcome', all, { outcome: ['rejected'] }],
    ['a rare program of one company', own, { programId: ['rare program'] }],
    ['two filters', all, { programId: ['program 5'], outcome: ['rejected'] }],
    ['two filters of one company', own, { programId: ['program 5'], outcome: ['rejected'] }],
    ['a company that is picked, and a program', all, { partnerId: ['tiny'], programId: ['program 1'] }],
    ['three filters', all, { programId: ['program 2'], outcome: ['rejected'], format: ['avi'] }],
    [
      'three filters of one company',
      own,
      { businessCenterId: ['7001'], outcome: ['duplicate'], format: ['avi'] },
    ],
    ['a person and an outcome', all, { uploaderId: ['partner 1 1'], outcome: ['rejected'] }],
    [
      'several values of two filters',
      all,
      { programId: ['rare program', 'program 1'], outcome: ['rejected', 'duplicate'] },
    ],
    [
      'a kind, in a range',
      all,
      { partnerKind: ['creative_service_provider'], range: { from: new Date('2026-03-01') } },
    ],
  ])('of %s examines at most twenty records for each one it shows', async (_, scope, over) => {
    const filter = { range: {}, ...over };
    let shown = 0;
    const plans = await explainReads(connection, async () => {
      shown = (await records.list(scope, filter, { limit: LIMIT })).items.length;
    });
    for (const { stages, indexes } of plans) {
      expect(stages).not.toContain('COLLSCAN');
      expect(indexes).toEqual([expect.stringMatching(/^keys_1_decidedAt_-1$|_?decidedAt_-1__id_-1$/)]);
    }
    const pages = plans.filter(({ command }) => command === 'find');
    const examined = Math.max(...pages.map(({ documentsExamined }) => documentsExamined));
    expect(shown).toBeGreaterThan(0);
    expect(examined).toBeLessThanOrEqual(20 * shown);
  });

  it('of words that stand together nowhere examines a bounded number', async () => {
    const search = { words: ['juniper', 'hero', '_496'], businessCenterIds: [] };
    const plans = await explainReads(connection, () =>
      records.list(all, { range: {}, search }, { limit: LIMIT }),
    );
    for (const { stages, documentsExamined } of plans) {
      expect(stages).not.toContain('COLLSCAN');
      expect(documentsExamined).toBeLessThanOrEqual(401);
    }
  });
});
