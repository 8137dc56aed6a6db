import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import type { CreativeView, Page as ListPage } from '@smarttag/domain';
import { startStack, type Stack } from '@smarttag/local-stack';
import { makeClip, makeHtmlNamedMp4 } from '@smarttag/media/testing';
import { Asker, draftWith, submitAndWait } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack();
});
test.afterAll(() => stack.stop());

const openAs = (browser: Browser, email: string, to = '/creatives') =>
  signedIn(browser, { baseURL: stack.url }, email, to);

/** One batch of these clips, submitted and decided. */
const submit = async (page: Page, paths: readonly string[]): Promise<CreativeView[]> => {
  const asker = await Asker.of(page);
  const files = await Promise.all(
    paths.map(async (path) => ({ name: path.split('/').at(-1)!, bytes: await readFile(path) })),
  );
  const draft = await draftWith(asker, files);
  await submitAndWait(asker, draft.id);
  const { items } = await asker.get<ListPage<CreativeView>>('/api/creatives');
  return items.filter(({ submissionId }) => submissionId === draft.id);
};
const submitOne = async (page: Page, seed: number, fileName: string): Promise<CreativeView> =>
  (await submit(page, [await makeClip({ seed, fileName })]))[0]!;

const row = (page: Page, fileName: string) => page.getByRole('row').filter({ hasText: fileName });
const heading = (page: Page, fileName: string) => page.getByRole('heading', { level: 1, name: fileName });
const nameField = (page: Page) => page.getByRole('textbox', { name: 'File name without extension' });
const activity = (page: Page) => page.getByRole('region', { name: 'Activity, newest first' });

const rename = async (page: Page, stem: string) => {
  await page.getByRole('button', { name: 'Rename' }).click();
  await nameField(page).fill(stem);
  await page.keyboard.press('Enter');
};

test('a creative is found by date, state and words, and its tag ID copied by a key', async ({ browser }) => {
  const page = await openAs(browser, MAKER);
  await expect(page.getByText('Nothing tagged yet')).toBeVisible();
  await submit(page, [
    await makeClip({ seed: 201, fileName: 'juniper_hero_15s_v4.mp4' }),
    await makeClip({ seed: 202, fileName: 'juniper_cutdown_06s.mp4' }),
    await makeHtmlNamedMp4('storyboard_notes.mp4'),
  ]);

  await page.goto('/creatives');
  await expect(page.getByRole('button', { name: '3 creatives' })).toBeVisible();
  await expect(page.getByRole('button', { name: '2 tagged' })).toBeVisible();
  await page.getByRole('button', { name: '1 needs you' }).click();
  await expect(row(page, 'storyboard_notes.mp4')).toContainText('Rejected');
  await expect(row(page, 'juniper_hero_15s_v4.mp4')).toHaveCount(0);
  await page.reload();
  await expect(row(page, 'storyboard_notes.mp4')).toBeVisible();
  await page.getByRole('button', { name: 'Remove this filter: State' }).click();

  await page.getByRole('button', { name: /Last 28 days/ }).click();
  await page.getByRole('button', { name: 'Yesterday' }).click();
  await expect(page.getByText('3 creatives lie in another range.')).toBeVisible();
  await page.getByRole('button', { name: 'Search all dates' }).click();
  await expect(row(page, 'juniper_hero_15s_v4.mp4')).toBeVisible();
  await expect(page).toHaveURL(/range=all/);

  await page.keyboard.press('/');
  await page.keyboard.type('v4 HERO');
  await expect(page.getByRole('button', { name: '1 creative' })).toBeVisible();
  await expect(row(page, 'juniper_cutdown_06s.mp4')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await expect(row(page, 'juniper_hero_15s_v4.mp4')).toContainText('Copied');
});

test('it is played, renamed and moved, and its activity shows the difference', async ({ browser }) => {
  const page = await openAs(browser, MAKER);
  await submitOne(page, 211, 'halcyon_serum_v1.mp4');
  await page.goto('/creatives?search=serum&range=last7');
  await row(page, 'halcyon_serum_v1.mp4').getByRole('link').click();
  await expect(heading(page, 'halcyon_serum_v1.mp4')).toBeVisible();
  await expect(page.getByText('Tagged as made by Northlight Studio')).toBeVisible();

  const partial = page.waitForResponse(
    (response) => response.url().endsWith('/media') && response.status() === 206,
  );
  await page.getByRole('button', { name: 'Play halcyon_serum_v1.mp4' }).click();
  await partial;
  const readyState = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState);
  await expect.poll(readyState).toBeGreaterThanOrEqual(2);

  await page.getByRole('button', { name: 'Rename' }).focus();
  await page.keyboard.press('e');
  await nameField(page).fill('halcyon/serum');
  await expect(page.getByText('A file name cannot hold / or \\.')).toBeVisible();
  await nameField(page).fill('halcyon_serum_v2');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'halcyon_serum_v2.mp4')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(heading(page, 'halcyon_serum_v1.mp4')).toBeVisible();
  await rename(page, 'halcyon_serum_final');
  await expect(heading(page, 'halcyon_serum_final.mp4')).toBeVisible();
  await expect(page.getByText('Name at tagging')).toBeVisible();

  await page.getByRole('button', { name: 'Change program' }).click();
  const program = page.getByRole('combobox', { name: 'Program' });
  const [before, after] = await program.locator('option').allTextContents();
  await expect(program.getByRole('option', { name: /Spring Launch/ })).toHaveCount(0);
  await program.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`Moved to ${after!.trim()}`)).toBeVisible();
  await expect(page.getByText('At tagging', { exact: true })).toBeVisible();

  await activity(page).getByRole('button', { name: 'Changes' }).click();
  const moved = activity(page).getByRole('listitem').filter({ hasText: 'to another program' });
  await expect(moved).toContainText(`before: ${before!.trim()}`);
  await expect(moved).toContainText(`after: ${after!.trim()}`);
  const renamed = activity(page).getByRole('listitem').filter({ hasText: 'renamed it' });
  await expect(renamed).toHaveCount(3);
  await expect(renamed.first()).toContainText('before: halcyon_serum_v1.mp4');
  await expect(renamed.first()).toContainText('after: halcyon_serum_final.mp4');
  await renamed.first().getByRole('button', { name: 'Put the old name back' }).click();
  await expect(heading(page, 'halcyon_serum_v1.mp4')).toBeVisible();
  await expect(activity(page).getByText('put back what was changed in it')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(heading(page, 'halcyon_serum_final.mp4')).toBeVisible();
  await activity(page).getByRole('button', { name: 'Access' }).click();
  await expect(activity(page).getByRole('listitem').filter({ hasText: 'viewed it' })).toHaveCount(1);

  await page.getByRole('main').getByRole('link', { name: 'My Creatives' }).click();
  await expect(page).toHaveURL(/search=serum/);
  await expect(row(page, 'halcyon_serum_final.mp4')).toContainText(after!.trim());
});

test('two edit at once: both names are shown, and the person chooses', async ({ browser }) => {
  const mine = await openAs(browser, MAKER);
  const { id } = await submitOne(mine, 221, 'stale.mp4');
  await mine.goto(`/creatives/${id}`);
  const theirs = await openAs(browser, ADMIN, `/creatives/${id}`);
  const typeMine = async (stem: string) => {
    await mine.getByRole('button', { name: 'Rename' }).click();
    await nameField(mine).fill(stem);
  };
  const dialog = mine.getByRole('alertdialog', {
    name: 'Platform renamed this file while you were typing.',
  });

  await typeMine('stale_v5');
  await rename(theirs, 'stale_uk');
  await expect(heading(theirs, 'stale_uk.mp4')).toBeVisible();
  await mine.keyboard.press('Enter');
  await expect(dialog).toContainText('stale_v5.mp4');
  await expect(dialog).toContainText('stale_uk.mp4');
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(nameField(mine)).toHaveValue('stale_v5');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(heading(mine, 'stale_v5.mp4')).toBeVisible();
  await expect(heading(theirs, 'stale_v5.mp4')).toBeVisible();

  await typeMine('stale_v6');
  await rename(theirs, 'stale_fr');
  await expect(heading(theirs, 'stale_fr.mp4')).toBeVisible();
  await mine.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Keep Platform’s' }).click();
  await expect(heading(mine, 'stale_fr.mp4')).toBeVisible();

  await typeMine('stale_v7');
  await rename(theirs, 'stale_de');
  await expect(heading(theirs, 'stale_de.mp4')).toBeVisible();
  await mine.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(heading(mine, 'stale_v7.mp4')).toBeVisible();
  // Nothing is lost: whatever anybody wrote stays in the activity.
  for (const name of ['stale_uk', 'stale_v5', 'stale_fr', 'stale_de', 'stale_v7'])
    await expect(activity(mine).getByText(`after: ${name}.mp4`)).toBeAttached();
});

test('another field is no conflict, and undo never takes back what another wrote', async ({ browser }) => {
  const mine = await openAs(browser, MAKER);
  const { id } = await submitOne(mine, 226, 'shared.mp4');
  await mine.goto(`/creatives/${id}`);
  const theirs = await openAs(browser, ADMIN, `/creatives/${id}`);

  await mine.getByRole('button', { name: 'Rename' }).click();
  await nameField(mine).fill('shared_v2');
  await theirs.getByRole('button', { name: 'Change program' }).click();
  await theirs.getByRole('combobox', { name: 'Program' }).selectOption({ index: 1 });
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByText(/^Moved to /)).toBeVisible();
  await mine.keyboard.press('Enter');
  await expect(heading(mine, 'shared_v2.mp4')).toBeVisible();
  await expect(mine.getByText('At tagging', { exact: true })).toBeVisible();
  // A toast stays while it has the focus, however long the other takes.
  await mine.getByRole('button', { name: 'Undo' }).focus();

  // Who does not know of it yet would be asked which name to keep.
  await expect(heading(theirs, 'shared_v2.mp4')).toBeVisible();
  await rename(theirs, 'shared_after');
  await expect(heading(mine, 'shared_after.mp4')).toBeVisible();
  await mine.getByRole('button', { name: 'Undo' }).click();
  await expect(
    mine.getByText(/^Platform changed it after you\. Undo would take that back too/),
  ).toBeVisible();
  await expect(heading(mine, 'shared_after.mp4')).toBeVisible();
});

test('rows follow their own state, and new ones wait until they are asked for', async ({ browser }) => {
  const page = await openAs(browser, MAKER);
  await submitOne(page, 231, 'already_here.mp4');
  await page.goto('/creatives');
  await expect(row(page, 'already_here.mp4')).toBeVisible();
  const elsewhere = await openAs(browser, MAKER, '/creatives?search=already_here');
  await row(elsewhere, 'already_here.mp4').getByRole('link').click();
  await rename(elsewhere, 'renamed_elsewhere');
  await expect(row(page, 'renamed_elsewhere.mp4')).toBeVisible();

  await submitOne(elsewhere, 232, 'came_later.mp4');
  const more = page.getByRole('button', { name: '1 new' });
  await expect(more).toBeVisible();
  await expect(row(page, 'came_later.mp4')).toHaveCount(0);
  await more.click();
  await expect(row(page, 'came_later.mp4')).toBeVisible();
});

test('each sees what is theirs: another partner nothing, an auditor no edit', async ({ browser }) => {
  const maker = await openAs(browser, MAKER);
  const { id } = await submitOne(maker, 241, 'only_northlight.mp4');

  const rival = await openAs(browser, RIVAL, `/creatives/${id}`);
  await expect(rival.getByText('There is nothing here, or it is not yours to see.')).toBeVisible();
  await rival.goto('/creatives');
  await expect(rival.getByText('Nothing tagged yet')).toBeVisible();

  const auditor = await openAs(browser, AUDITOR, '/creatives?search=only_northlight');
  await expect(auditor.getByRole('heading', { level: 1, name: 'Creatives' })).toBeVisible();
  await expect(row(auditor, 'only_northlight.mp4')).toContainText('Northlight Studio');
  await row(auditor, 'only_northlight.mp4').getByRole('link').click();
  await expect(heading(auditor, 'only_northlight.mp4')).toBeVisible();
  await expect(auditor.getByRole('link', { name: 'Download only_northlight.mp4' })).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Rename' })).toHaveCount(0);
  await expect(auditor.getByRole('button', { name: 'Change program' })).toHaveCount(0);
  await auditor.keyboard.press('e');
  await auditor.keyboard.press('p');
  await expect(auditor.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await expect(auditor.getByRole('main').getByRole('combobox')).toHaveCount(0);
});
