import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from '@playwright/test';
import type { Stack } from '@smarttag/local-stack';
import { makeClip } from '@smarttag/media/testing';
import { Asker, draftWith, submitAndWait, submitNotes } from './support/batch.ts';
import { MAKER, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

const openAs = (browser: Browser, email: string, to: string) =>
  signedIn(browser, { baseURL: stack.url }, email, to);

const row = (page: Page, fileName: string) => page.getByRole('row').filter({ hasText: fileName });
const heading = (page: Page, fileName: string) => page.getByRole('heading', { level: 1, name: fileName });
const linesOf = async (download: Promise<Download>) => {
  const csv = await readFile(await (await download).path());
  const lines = csv.toString('utf8').trim().split(/\r?\n/);
  return { lines, sha256: createHash('sha256').update(csv).digest('hex') };
};

test('from one creative to the next in the list as it was filtered, and back to it', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives');
  for (const name of ['owl_a.mp4', 'heron.mp4', 'owl_b.mp4', 'owl_c.mp4']) await submitNotes(page, [name]);
  await page.goto('/creatives?search=owl');
  await row(page, 'owl_b.mp4').getByRole('link').click();
  await expect(heading(page, 'owl_b.mp4')).toBeVisible();
  const list = page.getByRole('navigation', { name: 'In the list' });
  await expect(list).toContainText('2 of 3');

  await page.keyboard.press('j');
  await expect(heading(page, 'owl_a.mp4')).toBeVisible();
  await expect(list).toContainText('3 of 3');
  await expect(list.getByRole('button', { name: 'Next in the list' })).toBeDisabled();
  await page.reload();
  await expect(list.getByRole('button', { name: 'Next in the list' })).toBeDisabled();
  await list.getByRole('button', { name: 'Previous in the list' }).click();
  await expect(heading(page, 'owl_b.mp4')).toBeVisible();
  await expect(list.getByRole('button', { name: 'Next in the list' })).toBeEnabled();
  await page.keyboard.press('k');
  await expect(heading(page, 'owl_c.mp4')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/creatives\?search=owl$/);

  await page.goto(`/creatives/${(await firstOf(page, 'heron')).id}`);
  await expect(heading(page, 'heron.mp4')).toBeVisible();
  await expect(list).toHaveCount(0);
});

const firstOf = async (page: Page, search: string) => {
  const { items } = await (
    await Asker.of(page)
  ).get<{ items: { id: string }[] }>(`/api/creatives?search=${search}`);
  return items[0]!;
};

test('a pointer that passes over a picture runs through the frames of its clip', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives');
  const asker = await Asker.of(page);
  const bytes = await readFile(await makeClip({ seed: 341, fileName: 'kestrel.mp4' }));
  await submitAndWait(asker, (await draftWith(asker, [{ name: 'kestrel.mp4', bytes }])).id);
  await page.goto('/creatives?search=kestrel&view=grid');
  const tile = page.getByRole('link', { name: 'kestrel.mp4' }).first();
  await expect(tile.locator('img')).toBeVisible();

  const box = (await tile.boundingBox())!;
  const sprite = page.waitForResponse((response) => response.url().endsWith('/sprite') && response.ok());
  const look = async (share: number) => {
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await expect(tile.locator('.frame')).toHaveCSS('background-image', /\/sprite"\)$/);
    // Without the thin line that follows the pointer: frames are compared, not its place.
    return tile.locator('.frame').screenshot({ style: '.at { display: none }' });
  };
  await look(0.05);
  expect((await sprite).headers()['content-type']).toMatch(/^image\//);
  const [first, last] = [await look(0.05), await look(0.95)];
  expect(first.equals(last)).toBe(false);
  await page.mouse.move(0, 0);
  await expect(tile.locator('.frame')).toHaveCount(0);
});

test('rows picked by hand are exported alone', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['ibex_a.mp4', 'ibex_b.mp4', 'ibex_c.mp4']);
  await page.goto('/creatives?search=ibex');
  await page.getByRole('checkbox', { name: 'Select ibex_a.mp4' }).check();
  await page.getByRole('checkbox', { name: 'Select ibex_c.mp4' }).check();
  const bar = page.getByRole('toolbar', { name: '2 creatives selected' });
  const download = page.waitForEvent('download');
  await bar.getByRole('button', { name: 'Export CSV' }).click();
  const { lines, sha256 } = await linesOf(download);
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toContain('ibex_b.mp4');
  const panel = page.getByRole('dialog', { name: 'Export' });
  await expect(panel).toContainText('2 rows');
  await expect(panel).toContainText(sha256);
  // The first Esc closes what is open, and what was picked stays.
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(bar).toBeVisible();
});

test('all rows of the filter are exported, and their number and SHA-256 are those of the file', async ({
  browser,
}) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['gnu_a.mp4', '=gnu_formula.mp4']);
  await page.goto('/creatives?search=gnu');
  await expect(page.getByRole('button', { name: '2 creatives' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const { lines, sha256 } = await linesOf(download);
  const panel = page.getByRole('dialog', { name: 'Export' });
  await expect(panel.getByText('2 rows', { exact: false })).toBeVisible();
  await expect(panel).toContainText(sha256);
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/(^|,)"?=gnu/m);
});

test('a view is saved by name, leads back to its filters, and is removed', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives?search=gnu&view=grid&range=all');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Gnus');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Activity' }).click();
  const views = page.getByRole('navigation', { name: 'Saved views' });
  await views.getByRole('link', { name: 'Gnus' }).click();
  await expect(page).toHaveURL(/search=gnu/);
  await expect(page).toHaveURL(/view=grid/);
  await expect(views.getByRole('link', { name: 'Gnus' })).toHaveAttribute('aria-current', 'page');
  await views.getByRole('button', { name: 'Change the saved view Gnus' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(views).toHaveCount(0);
});
