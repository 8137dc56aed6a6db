import { systemScope, type ReportView, type TaggingRecord } from '@smarttag/domain';
import {
  HistoryRepository,
  RollUp,
  RollupsRepository,
  TaggingRecordsRepository,
} from '@smarttag/domain/mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client, Refusal } from './support/client.js';
import { JUNIPER, aFile, draftWith } from './support/drafts.js';
import { decide, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let mateo: Client;
let admin: Client;

beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  [dana, mateo, admin] = (await Promise.all([world.dana, world.mateo, world.admin].map(world.signIn))) as [
    Client,
    Client,
    Client,
  ];
  await dana.post('/api/business-centers', { businessCenterId: JUNIPER, name: 'Juniper Coffee' });
  await decidedAt(dana, '2025-12-31T23:30:00Z');
  await decidedAt(dana, '2026-01-01T07:59:59Z', {
    outcome: 'duplicate',
    duplicateOf: { owner: 'another_company' },
  });
  // From here on it is 2026 in Los Angeles.
  await decidedAt(dana, '2026-01-01T08:00:00Z');
  const edited = await decidedAt(dana, '2026-02-10T12:00:00Z');
  await decidedAt(mateo, '2026-02-11T12:00:00Z');
  await decidedAt(mateo, '2026-04-01T06:59:59Z', {
    outcome: 'rejected',
    rejection: { reason: 'unreadable' },
  });
  await decidedAt(mateo, '2026-04-01T07:00:00Z');
  await dana.patch(`/api/creatives/${edited.creativeId}`, { fileName: 'better.mp4', version: 0 });
  await rollUp();
});

const decidedAt = async (client: Client, at: string, over: Partial<TaggingRecord> = {}) => {
  const { id, creatives } = await draftWith(client, world.holiday, [aFile()]);
  await client.post(`/api/submissions/${id}/submit`);
  const decided = new Date(at);
  const ready = new Date(decided.getTime() - 10_000);
  const times = { decidedAt: decided, uploadedAt: ready, submittedAt: ready };
  return decide(api.connection, world, creatives[0]!.id, { ...times, ...over });
};
const rollUp = async () => {
  await relay(api.connection);
  const { connection } = api;
  const parts = {
    history: new HistoryRepository(connection),
    records: new TaggingRecordsRepository(connection),
    rollups: new RollupsRepository(connection),
  };
  while ((await new RollUp(parts, systemScope()).step(500, new Date())) > 0);
};

const QUARTER = 'from=2026-01-01&to=2026-03-31&timeZone=America/Los_Angeles';
const report = async (client: Client, query: string) =>
  (await client.get<ReportView>(`/api/reports/creatives?${query}`)).body;
const figures = ({ rows }: ReportView) =>
  rows.map(({ groups, measures, compared }) => [
    groups.map(({ name, id }) => name ?? id).join(' × '),
    measures.submitted,
    compared?.submitted,
  ]);

describe('a report', () => {
  it('counts by the days of the zone, against the quarter before, by company', async () => {
    const found = await report(
      admin,
      `${QUARTER}&grain=month&groupBy=partner&compare=previous&match=dates&programId=${world.holiday.id}`,
    );
    expect(found.compared).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(figures(found)).toEqual([
      ['Northlight Studio', 2, 2],
      ['Harbor Media', 2, 0],
    ]);
    expect(found.totals).toMatchObject({ submitted: 4, tagged: 3, rejected: 1, edits: 0, activePartners: 2 });
    expect(found.comparedTotals).toMatchObject({ submitted: 2, tagged: 1, duplicates: 1 });
    expect(found.buckets.map(({ label, measures }) => [label, measures.submitted])).toEqual([
      ['2026-01', 1],
      ['2026-02', 2],
      ['2026-03', 1],
    ]);
    expect(found.totals.medianToTagSeconds).toBeCloseTo(10, 0);
  });

  it('is as many rows as Tagging History has under the same filters', async () => {
    const filters = `${QUARTER}&partnerId=${world.harbor.id}&outcome=tagged`;
    const listed = await admin.get<{ items: unknown[] }>(`/api/tagging-history?${filters}`);
    expect((await report(admin, filters)).totals.submitted).toBe(listed.body.items.length);
  });

  it('has missing days as zero, and by two groupings the sums of rows and columns', async () => {
    const found = await report(admin, `${QUARTER}&groupBy=partner,outcome`);
    expect(found.buckets).toHaveLength(90);
    expect(found.buckets[5]!.measures.submitted).toBe(0);
    expect(figures(found)).toContainEqual(['Harbor Media × rejected', 1, undefined]);
    const sum = (rows: ReportView['rows']) => rows.reduce((all, { measures }) => all + measures.submitted, 0);
    expect([found.rows, found.rowTotals, found.columnTotals].map(sum)).toEqual([4, 4, 4]);
    expect(found.series.map(({ group, measures }) => [group?.name, measures.length])).toEqual([
      ['Northlight Studio', 90],
      ['Harbor Media', 90],
    ]);
  });

  it('shows a company its own alone, whichever company it asks for', async () => {
    const found = await report(mateo, `${QUARTER}&groupBy=partner&partnerId=${world.northlight.id}`);
    expect(found.totals.submitted).toBe(2);
    expect(JSON.stringify(found)).not.toContain(world.northlight.id);
    const people = await report(dana, `${QUARTER}&groupBy=uploader,businessCenter`);
    expect(figures(people)).toEqual([['Dana Whitfield × Juniper Coffee', 2, undefined]]);
  });

  it('of the last 28 days until now marks the running day, and has today’s edit', async () => {
    const found = await report(dana, 'timeZone=Asia/Kathmandu');
    expect(found.buckets).toHaveLength(28);
    expect(found.buckets.filter(({ running }) => running)).toEqual([found.buckets.at(-1)]);
    expect(found.totals.edits).toBe(1);
  });

  it.each([
    ['from=2026-02-30&to=2026-03-01', 'from'],
    ['from=2026-03-02&to=2026-03-01', 'to'],
    ['from=2026-03-02&to=2026-03-03&timeZone=Mars/Olympus', 'timeZone'],
    ['from=2026-03-02&to=2026-03-03&groupBy=partner,kind,outcome', 'groupBy'],
    ['from=2026-03-02&to=2026-03-03&compare=custom', 'compareFrom'],
    ['from=2024-03-02&to=2026-03-03&grain=hour', 'grain'],
    ['from=2000-01-01&grain=month', 'from'],
  ])('refuses %s by naming %s', async (query, field) => {
    const { status, body } = await admin.get<Refusal>(`/api/reports/creatives?${query}`);
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(JSON.stringify(body.details)).toContain(`"${field}"`);
  });
});
