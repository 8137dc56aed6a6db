import { createHash } from 'node:crypto';
import { ExportCreate, readScopeOf, systemScope, type Creative, type RecordExports } from '@smarttag/domain';
import { CreativesRepository, HistoryRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CreativeRows } from '../src/features/exports/rows/creative-rows.js';
import { startApi, type TestApi } from './support/api.js';
import type { Client, Refusal } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { exportNow, exported, fetchFile, startExport } from './support/exports.js';
import { decide, eventsAbout, relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

const SYSTEM = systemScope();
let api: TestApi;
let world: World;
let creatives: CreativesRepository;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  creatives = new CreativesRepository(api.connection);
  dana = await world.signIn(world.dana);
});

const moment = (n: number) => new Date(Date.UTC(2026, 2, 28, 22) + n * 60_000);
/** Undecided files of a format of their own, so that a test finds its own. */
const made = async (format: string, count: number, over: (n: number) => Partial<Creative> = () => ({})) => {
  const rows = Array.from({ length: count }, (_, n) =>
    aCreative({
      partnerId: world.northlight.id,
      programId: world.holiday.id,
      uploaderId: world.dana.id,
      fileName: `cut_${n}.${format}`,
      state: 'uploaded',
      submittedAt: moment(n),
      taggingDate: moment(n),
      uploadedAt: moment(n),
      ...over(n),
    }),
  );
  await creatives.insertDeclared(SYSTEM, aCause(), rows);
  return rows;
};

const eventsOf = async (id: string) => (await eventsAbout(api.connection, dana, id)).reverse();

describe('an export of creatives', () => {
  it('holds all rows of the filter with their version, and the page can say how many and which bytes', async () => {
    await made('m2v', 603);
    const { id, response, bytes, rows } = await exported(api, dana, {
      list: 'creatives',
      filters: { format: ['m2v'] },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="smarttag-creatives-\d{4}-\d\d-\d\d-\d{4}\.csv"$/,
    );
    expect(rows.map((row) => row['File name'])).toEqual(
      Array.from({ length: 603 }, (_, n) => `cut_${602 - n}.m2v`),
    );
    expect(rows[0]).toMatchObject({ Version: '0', State: 'uploaded', Program: 'Holiday Boost 2026' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await exportNow(dana, id)).toMatchObject({
      state: 'finished',
      rows: 603,
      bytes: bytes.length,
      sha256,
      createdByName: 'Dana Whitfield',
    });
    expect(await eventsOf(id)).toMatchObject([
      {
        action: 'export.started',
        actorId: world.dana.id,
        after: { list: 'creatives', filters: { format: ['m2v'] } },
      },
      { action: 'export.finished', after: { rows: 603, bytes: bytes.length, sha256 } },
    ]);
  });

  it('holds chosen rows alone and in their order: none of another company, none that is not submitted', async () => {
    const [first, second, third] = await made('ogv', 3);
    const [draft] = await made('ogv', 1, () => ({ submittedAt: undefined, taggingDate: undefined }));
    const [foreign] = await made('ogv', 1, () => ({ partnerId: world.harbor.id }));
    const chosen = [third, foreign, first, draft].map((creative) => creative!.id);
    const wanted = { list: 'creatives' as const, filters: { format: ['mp4'] }, chosen };
    const { id, rows } = await exported(api, dana, wanted);
    expect(rows.map((row) => row['Creative ID'])).toEqual([third!.id, first!.id]);
    expect(rows.map((row) => row['Creative ID'])).not.toContain(second!.id);
    expect(await exportNow(dana, id)).toMatchObject({ state: 'finished', rows: 2, chosen: 4 });
    expect((await eventsOf(id))[0]).toMatchObject({ action: 'export.started', after: { chosen: 4 } });
  });

  it('tells times by the clock of the zone, also on the two sides of its change', async () => {
    await made('mjp', 2, (n) => ({
      uploadedAt: new Date(n === 0 ? '2026-03-29T00:59:00Z' : '2026-03-29T01:00:00Z'),
    }));
    const { rows } = await exported(api, dana, {
      list: 'creatives',
      filters: { format: ['mjp'], timeZone: 'Europe/Berlin' },
    });
    expect(rows.map((row) => row['Uploaded (Europe/Berlin)'])).toEqual([
      '2026-03-29T03:00:00.000+02:00',
      '2026-03-29T01:59:00.000+01:00',
    ]);
  });

  it('gives a spreadsheet nothing to run', async () => {
    const names = ['=HYPERLINK("x").dv', '+1.dv', '-1.dv', '@SUM(A1).dv', 'plain, "quoted".dv'];
    await made('dv', names.length, (n) => ({ fileName: names[n]! }));
    const { rows } = await exported(api, dana, { list: 'creatives', filters: { format: ['dv'] } });
    expect(rows.map((row) => row['File name']).reverse()).toEqual([
      ...names.slice(0, 4).map((name) => `'${name}`),
      names[4],
    ]);
  });

  it('holds every file once, whatever is decided, edited or added while it runs', async () => {
    const rows = await made('vob', 1_100);
    const filters = ExportCreate.parse({ list: 'creatives', filters: { format: 'vob' } }).filters as never;
    const readScope = readScopeOf(world.dana);
    const table = api.app
      .get(CreativeRows, { strict: false })
      .table({ asker: { readScope } as never, filters, at: new Date(), seq: 0 });
    const ids: unknown[] = [];
    let batch = 0;
    for await (const one of table.batches) {
      ids.push(...one.map((cells) => cells[0]));
      batch += 1;
      if (batch > 1) continue;
      // One that was passed, one that is still to come, and one that is new.
      for (const n of [1_099, 0])
        await api.connection
          .collection('creatives')
          .updateOne({ _id: rows[n]!.id as never }, { $set: { taggingDate: new Date(Date.now() + 1_000) } });
      await made('vob', 1, () => ({
        submittedAt: new Date(Date.now() + 500),
        taggingDate: new Date(Date.now() + 500),
      }));
    }
    expect(batch).toBeGreaterThan(2);
    expect(ids).toHaveLength(1_100);
    expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
  });
});

describe('an export of what cannot change', () => {
  it('cuts Tagging History at the number up to which history had told of it', async () => {
    const { id: submission, creatives: files } = await draftWith(dana, world.holiday, [
      aFile({ fileName: 'told.mxf' }),
      aFile({ fileName: 'untold.mxf' }),
    ]);
    await dana.post(`/api/submissions/${submission}/submit`);
    await decide(api.connection, world, files[0]!.id);
    await relay(api.connection);
    await decide(api.connection, world, files[1]!.id);
    const filters = { search: 'mxf' };
    const before = await exported(api, dana, { list: 'tagging_history', filters });
    expect(before.rows.map((row) => row['File name'])).toEqual(['told.mxf']);
    const { cutSeq } = await exportNow(dana, before.id);
    expect(Number(before.rows[0]!['Number'])).toBeLessThanOrEqual(cutSeq!);

    await relay(api.connection);
    const after = await exported(api, dana, { list: 'tagging_history', filters });
    expect(after.rows.map((row) => row['File name'])).toEqual(['untold.mxf', 'told.mxf']);
    const { body } = await dana.get<{ seq: number }>(`/api/tagging-history/${files[1]!.id}`);
    const event = (await eventsOf(files[1]!.id)).at(-1)!;
    expect(body.seq).toBe(event.seq);
    expect(event.action).toBe('creative.tagged');
  });

  it('is found again from each record it holds, by those who may see it', async () => {
    const batch = await draftWith(dana, world.holiday, [aFile()]);
    await dana.post(`/api/submissions/${batch.id}/submit`);
    const { id } = batch.creatives[0]!;
    const record = await decide(api.connection, world, id);
    await relay(api.connection);
    const holding = async (client: Client) =>
      (await client.get<Partial<RecordExports>>(`/api/tagging-history/${id}/exports`)).body.items?.length ??
      0;
    const [ofHers, before] = await Promise.all([holding(dana), holding(await world.signIn(world.admin))]);
    await exported(api, dana, { list: 'tagging_history', filters: { search: record.tagId } });
    await exported(api, dana, { list: 'tagging_history', filters: { outcome: ['rejected'] } });
    expect(await holding(dana)).toBe(ofHers + 1);
    expect(await holding(await world.signIn(world.admin))).toBe(before + 1);
    expect(await holding(await world.signIn(world.mateo))).toBe(0);
  });

  it('writes who did what, filtered as the page is, as far as its reader may know', async () => {
    const [{ id }] = (await made('ogv', 1)) as [Creative];
    await dana.patch(`/api/creatives/${id}`, { fileName: '=renamed.ogv', version: 0 });
    const admin = await world.signIn(world.admin);
    await admin.patch(`/api/creatives/${id}`, { fileName: 'again.ogv', version: 1 });
    await relay(api.connection);
    const { rows } = await exported(api, dana, {
      list: 'activity',
      filters: { subjectId: id, action: ['creative.edited'] },
    });
    expect(rows.map((row) => [row['Person'], row['Before'], row['After']])).toEqual([
      ['Platform', '{"fileName":"=renamed.ogv"}', '{"fileName":"again.ogv"}'],
      ['Dana Whitfield', '{"fileName":"cut_0.ogv"}', '{"fileName":"=renamed.ogv"}'],
    ]);
    const numbers = rows.map((row) => Number(row['Number']));
    expect(numbers[0]).toBeGreaterThan(numbers[1]!);
  });
});

describe('the file of an export', () => {
  it('is handed over once, to the one who asked for it; a question about it does not take it', async () => {
    const one = await startExport(dana, { list: 'activity', filters: {} });
    const priya = await world.signIn(world.priya);
    expect((await fetchFile(api, priya, one)).status).toBe(404);
    expect((await fetch(api.url + one.fileUrl, { method: 'HEAD', headers: dana.headers })).status).toBe(200);
    expect((await exportNow(priya, one.id)).state).toBe('ready');
    expect((await fetchFile(api, dana, one)).status).toBe(200);
    const again = await fetchFile(api, dana, one);
    expect([again.status, ((await again.json()) as Refusal).code]).toEqual([409, 'EXPORT_NOT_READY']);
  });

  it('waits for its reader, and is called broken when the reader went away, also in history', async () => {
    // More than all buffers between the two can hold.
    const events = Array.from({ length: 600 }, (_, n) => ({
      ...aCause({ actorId: world.dana.id }),
      id: `large ${n}`,
      action: 'creative.viewed' as const,
      subject: { type: 'creative' as const, id: 'large' },
      partnerId: world.northlight.id,
      after: { text: 'x'.repeat(50_000) },
    }));
    await new HistoryRepository(api.connection).append(SYSTEM, events);
    const one = await startExport(dana, { list: 'activity', filters: { subjectId: 'large' } });
    const away = new AbortController();
    const response = await fetchFile(api, dana, one, away.signal);
    await response.body!.getReader().read();
    expect((await exportNow(dana, one.id)).state).toBe('running');
    away.abort();
    await vi.waitFor(async () => expect((await exportNow(dana, one.id)).state).toBe('broken'), {
      timeout: 60_000,
    });
    const told = await eventsOf(one.id);
    expect(told.map(({ action }) => action)).toEqual(['export.started', 'export.broken']);
    expect(told[1]!.after!['rows']).toBeLessThan(600);
  });

  it('is made by an auditor too, over all partners', async () => {
    const auditor = await world.signIn(world.auditor);
    const { rows } = await exported(api, auditor, { list: 'creatives', filters: { format: ['dv'] } });
    expect(rows[0]).toMatchObject({ Company: 'Northlight Studio' });
  });
});
