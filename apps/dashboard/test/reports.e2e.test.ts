import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import type { PartnerView, PersonName, ProgramView, ReportView, TaggingRecord } from '@smarttag/domain';
import { aTaggingRecord, insertDecided } from '@smarttag/domain/testing';
import { startStack, type Stack } from '@smarttag/local-stack';
import { violationsOf } from './support/axe.ts';
import { Asker } from './support/batch.ts';
import { exportedCsv } from './support/exported-csv.ts';
import { ADMIN, MAKER, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

const DANA = 'Dana Whitfield';
const ZONE = 'America/Los_Angeles';

let stack: Stack;
let programs: ProgramView[];
let partners: PartnerView[];
let people: PersonName[];

const open = (browser: Browser, email: string, to = '/') =>
  signedIn(browser, { baseURL: stack.url, timezoneId: ZONE }, email, to);

/** Two quarters of two companies; some lie in the other quarter by the clocks of London. */
const decisions = (): TaggingRecord[] => {
  const [northlight, harbor] = ['Northlight Studio', 'Harbor Media'].map((name) =>
    partners.find((partner) => partner.name === name)!,
  );
  const program = programs[0]!;
  const at = (partner: PartnerView, moment: string, over: Partial<TaggingRecord> = {}) =>
    aTaggingRecord({
      partnerId: partner.id,
      partnerName: partner.name,
      partnerKind: partner.kind,
      programId: program.id,
      programName: program.name,
      decidedAt: new Date(moment),
      tagId: undefined,
      ...over,
    });
  const many = (count: number, partner: PartnerView, month: string) =>
    Array.from({ length: count }, (_, n) =>
      at(partner, `${month}-${String((n % 27) + 2).padStart(2, '0')}T20:00:00Z`),
    );
  return [
    ...many(24, northlight!, '2025-11'),
    ...many(29, northlight!, '2026-02'),
    at(northlight!, '2026-02-04T20:00:00Z', {
      uploaderId: people.find(({ name }) => name === DANA)!.id,
      uploaderName: DANA,
    }),
    ...many(5, harbor!, '2025-12'),
    ...many(9, harbor!, '2026-03'),
    at(northlight!, '2026-01-01T07:59:59Z'),
    at(northlight!, '2026-01-01T08:00:00Z'),
    at(harbor!, '2026-04-01T06:59:59Z'),
    at(harbor!, '2026-04-01T07:00:00Z'),
    at(harbor!, '2026-02-10T12:00:00Z', { outcome: 'rejected', rejection: { reason: 'unreadable' } }),
    at(harbor!, '2026-02-10T12:00:00Z', { programId: programs[1]!.id }),
  ];
};

test.beforeAll(async ({ browser }) => {
  stack = await startStack();
  const page = await open(browser, ADMIN, '/history');
  const asker = await Asker.of(page);
  programs = (await asker.get<{ items: ProgramView[] }>('/api/programs')).items;
  partners = (await asker.get<{ items: PartnerView[] }>('/api/partners')).items;
  people = (await asker.get<{ items: PersonName[] }>('/api/people')).items;
  const decided = decisions();
  await insertDecided(stack.mongoUrl, decided);
  await expect
    .poll(async () => {
      const path = '/api/reports/creatives?from=2025-10-01&to=2026-04-30';
      return (await asker.get<ReportView>(path)).totals.submitted;
    })
    .toBe(decided.length);
  await page.context().close();
});
test.afterAll(() => stack.stop());

const pivot = (page: Page) => page.getByRole('table', { name: 'Tagged by Partner' });
const cellsOf = (page: Page, name: string) =>
  pivot(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
    .getByRole('cell');

test('how many of a program in the first quarter against the fourth, by partner, in Los Angeles days', async ({
  browser,
}) => {
  const page = await open(browser, ADMIN);
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByRole('button', { name: /Last 28 days/ }).click();
  await page.getByLabel('Type a range').fill('1 jan 2026 - 31 mar 2026');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByLabel('Compare with').selectOption({ label: 'the time before, same dates' });
  await page.getByLabel('Step in time').selectOption({ label: 'Month' });
  await page.getByLabel('Split by').selectOption({ label: 'Partner' });
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('checkbox', { name: programs[0]!.name }).check();
  await page.keyboard.press('Escape');

  await expect(cellsOf(page, 'Northlight Studio')).toHaveText(['31', '25', '+6', '+24.0\u00a0%']);
  await expect(cellsOf(page, 'Harbor Media')).toHaveText(['10', '5', '+5', '']);
  await expect(cellsOf(page, 'All')).toHaveText(['41', '30', '+11', '+36.7\u00a0%']);
  await expect(page.getByText(`${ZONE} time`).first()).toBeVisible();
  expect(await violationsOf(page, 'reports')).toEqual([]);

  const { rows } = await exportedCsv(page, 'Company');
  expect(
    rows.map((row) => [row['Company'], row['Tagged'], row['Compared: Tagged'], row[`First day (${ZONE})`]]),
  ).toEqual([
    ['Northlight Studio', '31', '25', '2026-01-01'],
    ['Harbor Media', '10', '5', '2026-01-01'],
  ]);

  await cellsOf(page, 'Harbor Media').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Tagging History' })).toBeVisible();
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(10);
});

test('one range stands against any other, as the address says', async ({ browser }) => {
  const page = await open(browser, ADMIN, '/reports?range=2026-01-01..2026-03-31&split=partner&grain=month');
  await page.getByLabel('Compare with').selectOption({ label: 'another range' });
  const other = page.getByRole('group', { name: 'Compare with' });
  await expect(other.getByText('1 Oct – 31 Dec 2025')).toBeVisible();
  await other.getByRole('button', { expanded: false }).click();
  await page.getByLabel('Type a range').fill('1 nov 2025 - 30 nov 2025');
  await page.getByRole('button', { name: 'Apply' }).click();

  await expect(page).toHaveURL(/against=2025-11-01\.\.2025-11-30/);
  await expect(cellsOf(page, 'All').nth(1)).toHaveText('24');
  await expect(page.locator('.part').getByText('1 – 30 Nov 2025')).toBeVisible();
  expect(await violationsOf(page, 'reports against another range')).toEqual([]);

  await page.reload();
  await expect(cellsOf(page, 'All').nth(1)).toHaveText('24');
  await expect(other.getByText('1 – 30 Nov 2025')).toBeVisible();
});

test('a company sees its own numbers: chart and table say the same, missing days are zero', async ({
  browser,
}) => {
  const page = await open(browser, MAKER, '/reports?range=2026-01-31..2026-02-05');
  const table = page.getByRole('table', { name: 'Tagged by day' });
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(table.getByRole('row', { name: /^All/ }).getByRole('cell').first()).toHaveText('7');
  await expect(table.getByRole('row', { name: 'Sat, 31 Jan 2026' }).getByRole('cell').first()).toHaveText(
    '0',
  );
  await expect(table.getByRole('row', { name: 'Mon, 2 Feb 2026' }).getByRole('cell').first()).toHaveText('2');
  await expect(page.getByText('Harbor')).toHaveCount(0);
  await expect(page.getByRole('img', { name: /has the same numbers/ })).toBeVisible();

  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Picture' }).click();
  const png = await readFile(await (await picture).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');

  await page.goto('/reports?range=all');
  await expect(page.getByRole('table', { name: 'Tagged by month' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tagged a month' })).toBeVisible();
});

test('one person’s numbers are filtered by name, of the own company alone', async ({ browser }) => {
  const page = await open(browser, MAKER, '/reports?range=2026-01-01..2026-03-31&grain=month');
  const total = page.getByRole('table', { name: 'Tagged by month' }).getByRole('row', { name: /^All/ });
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const persons = page.getByRole('group', { name: 'Uploaded by' });
  await expect(persons.getByText('Harbor')).toHaveCount(0);
  await persons.getByRole('checkbox', { name: DANA }).check();
  await page.keyboard.press('Escape');
  await expect(total.getByRole('cell').first()).toHaveText('1');
  await total.getByRole('link').first().click();
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(1);
});
