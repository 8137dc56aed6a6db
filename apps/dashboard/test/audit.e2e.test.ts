import type { Browser, Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import type { CreativeView, Page as ListPage, ProgramView } from '@smarttag/domain';
import { Asker, draftWith, someClips, submitAndWait, type File } from './support/batch.ts';
import { exportedCsv } from './support/exported-csv.ts';
import { ADMIN, MAKER, RIVAL, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

const WAIT = { timeout: 60_000 };

let stack: Stack;
let files: File[];
const names = ['harbor_spring_hero_9x16_v1.mp4', 'harbor_spring_hook_1x1_v2.mp4'];

const open = (browser: Browser, email: string, to = '/') =>
  signedIn(browser, { baseURL: stack.url }, email, to);
const rows = (page: Page) => page.locator('tbody tr[data-row]');
const filter = async (page: Page, value: string | RegExp) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filters' });
  await panel.getByRole('checkbox', { name: value }).check();
  await page.keyboard.press('Escape');
};

test.beforeAll(async ({ browser }) => {
  [stack, files] = await Promise.all([startStack(), someClips(2)]);
  const rival = await open(browser, RIVAL);
  const asker = await Asker.of(rival);
  const batch = await draftWith(asker, [
    { ...files[0]!, name: names[0]! },
    { ...files[1]!, name: names[1]! },
    { ...files[0]!, name: 'harbor_spring_hero_again.mp4' },
  ]);
  await submitAndWait(asker, batch.id);
  const maker = await open(browser, MAKER);
  const other = await Asker.of(maker);
  await submitAndWait(other, (await draftWith(other, [{ ...files[0]!, name: 'northlight_copy.mp4' }])).id);
  await Promise.all([rival.context().close(), maker.context().close()]);
});
test.afterAll(() => stack.stop());

test('“Harbor says they tagged this; did they?”: from sign-in to the record, its whole life, and a file', async ({
  browser,
}) => {
  const page = await open(browser, ADMIN, '/history');
  await expect(rows(page)).toHaveCount(4);
  await filter(page, /^Harbor Media/);
  await expect(page.getByRole('button', { name: '3 records' })).toBeVisible(WAIT);
  await expect(page.getByRole('button', { name: '2 tagged' })).toBeVisible();
  await expect(page.getByRole('button', { name: '1 duplicate' })).toBeVisible();

  const csv = await exportedCsv(page, 'Outcome');
  expect(csv.count).toBe(3);
  expect(csv.groups).toEqual({ tagged: 2, duplicate: 1 });
  expect(csv.rows.every((row) => row['Company'] === 'Harbor Media')).toBe(true);

  await page.getByLabel('Search the history').fill('spring hero v1');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: names[0]! })).toBeVisible();
  const others = page.getByRole('region', { name: 'Others with the same bytes' });
  await expect(others.getByRole('listitem')).toHaveCount(2);
  await expect(others).toContainText('northlight_copy.mp4');
  await expect(others).toContainText('Northlight Studio');
  const life = page.getByRole('region', { name: 'Activity' });
  for (const sentence of ['added it', 'uploaded it', 'submitted it', 'began to tag it', 'tagged it'])
    await expect(life.getByText(sentence).first()).toBeVisible(WAIT);
  await page.context().close();
});

test('“Who changed the program of these files, and what was it before?”: the difference, the request, and a file', async ({
  browser,
}) => {
  const page = await open(browser, ADMIN, '/history');
  const asker = await Asker.of(page);
  const { items } = await asker.get<ListPage<CreativeView>>(
    '/api/creatives?search=harbor_spring&state=tagged',
  );
  const programs = (await asker.get<ListPage<ProgramView>>('/api/programs')).items;
  const before = programs.find(({ id }) => id === items[0]!.programId)!;
  const after = programs.find(
    ({ id, open: isOpen, openTo }) => isOpen && openTo.includes('marketing_partner') && id !== before.id,
  )!;
  await asker.post('/api/creatives/bulk', {
    programId: after.id,
    items: items.map(({ id, version }) => ({ id, version })),
  });

  await page.goto('/activity');
  await filter(page, 'Renamed and moved');
  const events = page.locator('main ol > li');
  await expect(events).toHaveCount(2, WAIT);
  for (const name of names) await expect(events.filter({ hasText: name })).toHaveCount(1);
  await expect(events.first()).toContainText('Ines Okafor');
  await expect(events.first()).toContainText(`before: ${before.name}`);
  await expect(events.first()).toContainText(`after: ${after.name}`);

  const csv = await exportedCsv(page, 'Action');
  expect(csv.groups).toEqual({ 'creative.edited': 2 });
  expect(csv.rows.map((row) => row['Subject name']).sort()).toEqual([...names].sort());
  for (const row of csv.rows) {
    expect(row['Person']).toBe('Ines Okafor');
    expect(JSON.parse(row['Before']!)).toMatchObject({ programId: before.id, program: before.name });
    expect(JSON.parse(row['After']!)).toMatchObject({ programId: after.id, program: after.name });
  }

  await events.first().getByRole('link', { name: 'Same request' }).click();
  await expect(page.getByRole('button', { name: 'Remove this filter: Request' })).toBeVisible();
  await expect(page).toHaveURL(/request=/);
  await expect(events).toHaveCount(2);
  await page.context().close();
});

test('every sign-in is there, the refused ones too, and a number in a link opens its rows', async ({
  browser,
}) => {
  const nobody = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await nobody.goto('/sign-in');
  await nobody.getByLabel('E-mail').fill(RIVAL);
  await nobody.getByLabel('Password', { exact: true }).fill('not this one');
  await nobody.getByRole('button', { name: 'Sign in' }).click();
  await expect(nobody.getByText('E-mail or password is wrong.')).toBeVisible();
  const page = await open(browser, ADMIN, '/activity?kind=account');
  await expect(page.getByText('was refused at sign-in').first()).toBeVisible(WAIT);
  await expect(page.getByText('signed in').first()).toBeVisible();

  const day = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.goto(
    `/history?from=${yesterday}&to=${day}&timeZone=UTC&partnerKind=marketing_partner&outcome=duplicate`,
  );
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: '1 record' })).toBeVisible(WAIT);
  await page.getByRole('button', { name: 'Remove this filter: Outcome' }).click();
  await expect(rows(page)).toHaveCount(3);
});
