import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DIMENSIONS,
  DURATION_ERROR,
  GRAINS,
  ReportQuery,
  measuresOf,
  planReport,
  readScopeOf,
  rangeOfLocalDays,
  shiftDay,
  systemScope,
  type Measures,
  type Sums,
} from '../src/index.js';
import {
  HistoryRepository,
  RollUp,
  RollupCheck,
  RollupReader,
  RollupsRepository,
  TaggingRecordsRepository,
} from '../src/mongoose/index.js';
import { openDatabase } from './support/database.js';
import { explainReads } from './support/explain.js';
import { slowReport, type SlowQuery, type SlowSums } from './support/slow-report.js';
import { insertTold, tellHistory } from './support/told-history.js';

const SYSTEM = systemScope();
const ALL = readScopeOf({ role: 'auditor' });
const NOW = new Date('2026-04-20T12:00:00Z');
/** New Year, leap-free February, and every clock change of spring. */
const told = tellHistory(240, new Date('2025-12-20T00:00:00Z'), NOW);

let connection: Connection;
let parts: { history: HistoryRepository; records: TaggingRecordsRepository; rollups: RollupsRepository };
beforeAll(async () => {
  connection = await openDatabase();
  parts = {
    history: new HistoryRepository(connection),
    records: new TaggingRecordsRepository(connection),
    rollups: new RollupsRepository(connection),
  };
  await insertTold(connection, told);
  await rollUpWithDeaths();
});

class Death extends Error {}

/** Dies while it stores, with a part of it stored. */
class DyingRollups extends RollupsRepository {
  override async store(...[scope, generation, rollups]: Parameters<RollupsRepository['store']>) {
    await super.store(scope, generation, rollups.slice(0, rollups.length / 2));
    throw new Death();
  }
}

const catchUp = async (batch: number, generation?: number) => {
  const rollUp = new RollUp(parts, SYSTEM);
  while ((await rollUp.step(batch, NOW, generation)) > 0);
};

/** Batches of many sizes, each begun by one that dies and ended by another, some by two at once. */
const rollUpWithDeaths = async () => {
  for (const batch of [9, 40, 150]) {
    const rollups = new DyingRollups(connection);
    await expect(new RollUp({ ...parts, rollups }, SYSTEM).step(batch, NOW)).rejects.toThrow(Death);
    await Promise.all([1, 2].map(() => new RollUp(parts, SYSTEM).step(batch * 2, NOW)));
  }
  await catchUp(150);
  await catchUp(150);
};

const asSlow = ({ medianToTagSeconds: _, p95ToTagSeconds: _p, ...rest }: Measures) => rest;
const isNear = (found: number | undefined, slow: number[], share: number) => {
  if (slow.length === 0) return expect(found).toBeUndefined();
  const exact = slow[Math.max(0, Math.ceil(slow.length * share) - 1)]!;
  // A millisecond is the finest there is.
  expect(Math.abs(found! - exact)).toBeLessThanOrEqual(exact * (DURATION_ERROR + 1e-9) + 0.001);
};
const expectEqual = (sums: Sums, slow: SlowSums | undefined, where: string) => {
  const { toTag = [], ...numbers } = slow ?? {
    submitted: 0,
    tagged: 0,
    duplicates: 0,
    rejected: 0,
    edits: 0,
    bytes: 0,
    videoSeconds: 0,
    activePartners: 0,
  };
  const measures = measuresOf(sums);
  const found = asSlow(measures);
  expect({ where, ...found, videoSeconds: 0 }).toEqual({ where, ...numbers, videoSeconds: 0 });
  expect(found.videoSeconds).toBeCloseTo(numbers.videoSeconds, 3);
  isNear(measures.medianToTagSeconds, toTag, 0.5);
  isNear(measures.p95ToTagSeconds, toTag, 0.95);
};

const queries = fc.record({
  from: fc.integer({ min: -5, max: 120 }).map((days) => shiftDay('2025-12-20', days)),
  length: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 20, max: 140 })),
  timeZone: fc.oneof(
    fc.constantFrom('UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  ),
  grain: fc.constantFrom(...GRAINS),
  dimensions: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 }),
  filter: fc.record(
    {
      partner: fc.subarray(['partner 0', 'partner 1', 'partner 2', 'partner 3'], { minLength: 1 }),
      kind: fc.constant(['marketing_partner']),
      program: fc.subarray(['program 0', 'program 1'], { minLength: 1 }),
      outcome: fc.subarray(['tagged', 'duplicate'], { minLength: 1 }),
      format: fc.constant(['mp4']),
    },
    { requiredKeys: [] },
  ),
  own: fc.boolean(),
});

describe('a report', () => {
  it('says what the raw events say, for any range, zone, grain, grouping, filter and scope', async () => {
    const reader = new RollupReader(parts.rollups);
    await fc.assert(
      fc.asyncProperty(queries, async ({ length, own, ...asked }) => {
        const query = { ...asked, to: shiftDay(asked.from, length - 1) } as SlowQuery;
        const { dimensions, filter, ...range } = query;
        fc.pre(query.grain !== 'hour' || length < 48);
        const plan = planReport(ReportQuery.parse({ ...range, compare: 'previous' }), NOW);
        const scope = own ? readScopeOf({ role: 'partner', partnerId: 'partner 1' }) : ALL;
        const slowFilter = own ? { ...filter, partner: ['partner 1'] } : filter;
        const buckets = await reader.read(scope, { dimensions: [], filter, spans: plan.buckets });
        const [whole] = await reader.read(scope, { dimensions, filter, spans: [plan.span] });

        const slowBuckets = slowReport(told, { ...query, filter: slowFilter }, 'bucket');
        plan.buckets.forEach(({ label }, index) =>
          expectEqual(buckets[index]!.total(), slowBuckets.get(label), label),
        );
        const labels = new Set(plan.buckets.map(({ label }) => label));
        expect([...slowBuckets.keys()].filter((label) => !labels.has(label))).toEqual([]);
        const slowGroups = slowReport(told, { ...query, filter: slowFilter }, 'group');
        const groups = whole!.entries();
        for (const { keys, sums } of groups) expectEqual(sums, slowGroups.get(keys.join(' × ')), keys.join());
        expect(groups.map(({ keys }) => keys.join(' × ')).sort()).toEqual([...slowGroups.keys()].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('counts as many as Tagging History lists under the same filters', async () => {
    const reader = new RollupReader(parts.rollups);
    const range = { from: '2026-01-01', to: '2026-03-31', timeZone: 'America/Los_Angeles' };
    const { span } = planReport(ReportQuery.parse(range), NOW);
    const [tally] = await reader.read(ALL, { dimensions: ['partner', 'outcome'], filter: {}, spans: [span] });
    for (const { keys, sums } of tally!.entries()) {
      const filter = {
        range: rangeOfLocalDays(range, NOW),
        partnerId: [keys[0]!],
        outcome: [keys[1] as 'tagged'],
      };
      const listed = await parts.records.list(ALL, filter, { limit: 1_000 });
      expect([keys, measuresOf(sums).submitted]).toEqual([keys, listed.items.length]);
    }
  });

  it('refuses more quarter hours of all partners than it can look at', async () => {
    const span = { from: new Date('2024-01-01T00:00:00Z'), until: NOW };
    const filter = { kind: ['marketing_partner'], outcome: ['tagged'], format: ['mp4'] };
    const read = new RollupReader(parts.rollups).read(ALL, { dimensions: [], filter, spans: [span] });
    await expect(read).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('refuses them of many that are picked as well, and none of a few', async () => {
    const span = { from: new Date('2016-04-01T00:00:00Z'), until: NOW };
    const readOf = (count: number) => {
      const partner = Array.from({ length: count }, (_, n) => `partner ${n}`);
      const filter = { partner, outcome: ['tagged'], format: ['mp4'] };
      return new RollupReader(parts.rollups).read(ALL, { dimensions: [], filter, spans: [span] });
    };
    await expect(readOf(50)).rejects.toThrow(/of 50 partners holds at most 400 days/);
    await expect(readOf(10)).rejects.toThrow(/of 10 partners holds at most 1850 days/);
    await expect(readOf(5)).resolves.toHaveLength(1);
  });

  it('reads by index alone', async () => {
    const reader = new RollupReader(parts.rollups);
    const span = { from: new Date('2026-01-10T08:00:00Z'), until: new Date('2026-03-20T08:00:00Z') };
    for (const scope of [ALL, readScopeOf({ role: 'partner', partnerId: 'partner 1' })]) {
      const plans = await explainReads(connection, () =>
        reader.read(scope, { dimensions: ['partner'], filter: {}, spans: [span] }),
      );
      const onRollups = plans.filter(({ documentsExamined }) => documentsExamined > 0);
      for (const { stages } of onRollups) expect(stages).not.toContain('SORT');
      expect(plans.some(({ indexes }) => indexes.length > 0)).toBe(true);
    }
  });
});

describe('roll-ups', () => {
  const differing = async () => {
    const progress = await parts.rollups.progressOf();
    let sum = 0;
    for await (const found of new RollupCheck(parts, SYSTEM).pieces(progress, NOW)) sum += found;
    return sum;
  };

  it('hold all of history once, whoever died or ran beside another', async () => {
    const progress = await parts.rollups.progressOf();
    expect(progress).toMatchObject({ done: told.events.length, upTo: told.events.length });
    expect(progress.monthsUntil).toEqual(new Date('2026-04-01T00:00:00Z'));
    expect(await differing()).toBe(0);
  });

  it('take in what history tells late, also into a month that was summed up', async () => {
    const late = tellHistory(6, new Date('2026-01-31T23:00:00Z'), new Date('2026-02-01T01:00:00Z'), 99);
    const renamed = {
      records: late.records.map((record) => ({ ...record, creativeId: `late ${record.creativeId}` })),
      events: late.events.map((event) => ({
        ...event,
        id: `late ${event.id}`,
        subject: { ...event.subject, id: `late ${event.subject.id}` },
      })),
    };
    await insertTold(connection, renamed);
    await insertTold(connection, renamed);
    await catchUp(5);
    expect(await differing()).toBe(0);
    told.records.push(...renamed.records);
    told.events.push(...renamed.events);
  });

  it('that were damaged are found by the comparison, and right again once built anew', async () => {
    await connection.collection('rollups').deleteOne({ level: 'day', set: 'partner' });
    await connection
      .collection('rollups')
      .updateOne({ level: 'month', set: 'all' }, { $set: { cells: '[]' } });
    expect(await differing()).toBeGreaterThanOrEqual(2);
    const generation = await parts.rollups.nextGeneration(SYSTEM);
    await catchUp(1_000, generation);
    expect((await parts.rollups.progressOf()).generation).not.toBe(generation);
    const built = await parts.rollups.progressOf(generation);
    expect(await parts.rollups.move(SYSTEM, built, { ready: true })).toBe(true);
    await parts.rollups.keepOnly(SYSTEM, generation);
    expect((await parts.rollups.progressOf()).generation).toBe(generation);
    expect(await differing()).toBe(0);
  });
});
