import type { Page } from '@playwright/test';
import type { Stack } from '@smarttag/local-stack';
import { makeClip, makeHtmlNamedMp4, makePdf } from '@smarttag/media/testing';
import { ADMIN, MAKER, RIVAL, signIn } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip, patchOffsets } from './tagging-page.ts';

const PROGRAM = 'Holiday Boost 2026';
const BUSINESS_CENTER = '7398888478508941313';
const TAG_ID = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

const openAs = (page: Page, email: string) => TaggingPage.beginAs(page, email, stack.url);

test('five files are dropped, submitted, tagged or explained, and found in Tagging History', async ({
  page,
}) => {
  const files = await Promise.all([
    makeClip({ seed: 101, fileName: 'hero_9x16_v4.mp4' }),
    makeClip({ seed: 102, fileName: 'cutdown_1x1.mov', format: 'mov' }),
    makeClip({ seed: 103, fileName: 'brand_film.mp4' }),
    makeClip({ seed: 101, fileName: 'hero_copy.mp4' }),
    makeHtmlNamedMp4('client_review.mp4'),
  ]);
  const tagging = await openAs(page, MAKER);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  await tagging.drop(files);
  await expect(tagging.dock).toContainText('All 5 files arrived');
  await tagging.submit.click();

  await tagging.expectStates({
    'cutdown_1x1.mov': TAG_ID,
    'brand_film.mp4': TAG_ID,
    'client_review.mp4': 'The name says mp4, but inside is a web page. Upload the video itself.',
  });
  // Which of the twins comes first is the worker's turn; exactly one carries the tag.
  const twins = page.getByRole('listitem', { name: /^hero_/ });
  await expect(twins.filter({ hasText: TAG_ID })).toHaveCount(1);
  await expect(twins.filter({ hasText: 'Twice in this batch: the same bytes as' })).toHaveCount(1);
  await expect(tagging.dock).toContainText('3 of 5 files tagged');
  await expect(page).toHaveURL(/\/tag\/[0-9a-f-]{36}$/);

  await tagging.dock.getByRole('link', { name: 'Tagging History' }).click();
  for (const fileName of [
    'hero_9x16_v4.mp4',
    'cutdown_1x1.mov',
    'brand_film.mp4',
    'hero_copy.mp4',
    'client_review.mp4',
  ])
    await expect(page.getByRole('row', { name: new RegExp(fileName.replace('.', '\\.')) })).toBeVisible();
});

test('a reload in the middle loses nothing: files picked again go on from their last byte', async ({
  page,
}) => {
  const [first, second] = await Promise.all([
    makeLargeClip('night_20s.mp4', 111),
    makeLargeClip('gift_45s.mp4', 112),
  ]);
  const tagging = await openAs(page, MAKER);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  const slow = await tagging.slowLine(400_000);
  await tagging.pick(page.getByRole('button', { name: 'Upload videos' }), [first!, second!]);
  for (const fileName of ['night_20s.mp4', 'gift_45s.mp4']) await tagging.expectUnderWay(fileName);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await slow.detach();

  await expect(page.getByText('Select these 2 files again to go on.')).toBeVisible();
  await tagging.expectStates({ 'night_20s.mp4': 'Needs the file', 'gift_45s.mp4': 'Needs the file' });
  await expect(tagging.businessCenter).toHaveValue('7398 8884 7850 8941 313');
  await expect(tagging.program.locator('option:checked')).toHaveText(PROGRAM);

  const offsets = patchOffsets(page);
  await tagging.pick(page.getByRole('button', { name: 'Select files' }), [second!, first!]);
  await expect(tagging.dock).toContainText('All 2 files arrived');
  expect(offsets).toHaveLength(2);
  expect(Math.min(...offsets)).toBeGreaterThan(0);

  await tagging.submit.click();
  await tagging.expectStates({ 'night_20s.mp4': TAG_ID, 'gift_45s.mp4': TAG_ID });
});

test('Submit while files still upload: they are tagged as they arrive', async ({ page }) => {
  const clip = await makeLargeClip('still_on_its_way.mp4', 121);
  const tagging = await openAs(page, MAKER);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  const slow = await tagging.slowLine(100_000);
  await tagging.drop([clip]);
  await expect(tagging.row('still_on_its_way.mp4')).toContainText('Uploading');
  await tagging.submit.click();
  await expect(
    page.getByText('1 file is still uploading and is tagged as it arrives.').first(),
  ).toBeVisible();
  await expect(tagging.row('still_on_its_way.mp4')).toContainText('tagged when it arrives');

  // Uploads belong to the tab, not to the page; the title counts on.
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('link', { name: /^Uploading 1 of 1/ })).toBeVisible();
  await expect(page).toHaveTitle(/^\d+\s% · SmartTag$/);
  await slow.send('Network.disable');
  await page.goBack();
  await tagging.expectStates({ 'still_on_its_way.mp4': TAG_ID });
});

test('Submit says what is missing and leads there', async ({ page }) => {
  const tagging = await openAs(page, RIVAL);
  await tagging.submit.click();
  await expect(tagging.dock).toContainText('Enter the Business Center ID first.');
  await expect(tagging.businessCenter).toBeFocused();
  await tagging.businessCenter.fill('7411 2233-4455 6677 889');
  await tagging.submit.click();
  await expect(tagging.businessCenter).toHaveValue('7411 2233 4455 6677 889');
  await expect(tagging.dock).toContainText('Choose a program first.');
  await expect(tagging.program).toBeFocused();
  await tagging.program.selectOption({ label: PROGRAM });
  await page.keyboard.press('Control+Enter');
  await expect(tagging.dock).toContainText('Add at least one video first.');
  await expect(page.getByRole('button', { name: 'Upload videos' })).toBeFocused();
});

test('what is plainly no video is refused before a byte, and the same file again adds nothing', async ({
  page,
}) => {
  const [pdf, clip] = await Promise.all([
    makePdf('notes_for_client.pdf'),
    makeClip({ seed: 131, fileName: 'once.mp4' }),
  ]);
  const tagging = await openAs(page, RIVAL);
  await tagging.pick(page.getByRole('button', { name: 'Upload videos' }), [pdf!, clip!]);
  await tagging.expectStates({
    'notes_for_client.pdf': 'This is a PDF, not a video. Nothing was sent.',
    'once.mp4': 'Uploaded',
  });
  await tagging.row('notes_for_client.pdf').getByRole('button', { name: 'Dismiss' }).click();
  await tagging.drop([clip!]);
  await expect(page.getByRole('status').filter({ hasText: 'once.mp4 is here already.' })).toHaveCount(1);
  await expect(page.getByRole('listitem')).toHaveCount(1);

  await tagging.row('once.mp4').getByRole('button', { name: 'Remove once.mp4' }).click();
  await expect(tagging.row('once.mp4')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await tagging.expectStates({ 'once.mp4': 'Uploaded' });
});

test('a file that carries the tag already is held back, until the person wants it sent', async ({ page }) => {
  const clip = await makeClip({ seed: 141, fileName: 'spring_cut_v2.mp4' });
  const again = await makeClip({ seed: 141, fileName: 'teaser.mp4' });
  const tagging = await openAs(page, MAKER);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  await tagging.drop([clip]);
  await tagging.submit.click();
  await tagging.expectStates({ 'spring_cut_v2.mp4': TAG_ID });

  await page.getByRole('button', { name: 'New batch' }).click();
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  await tagging.drop([again]);
  await tagging.expectStates({
    'teaser.mp4': /You tagged this already.*as spring_cut_v2\.mp4\. Not uploaded\./,
  });
  await expect(tagging.row('teaser.mp4').getByRole('link', { name: 'spring_cut_v2.mp4' })).toHaveAttribute(
    'href',
    /\/creatives\/[0-9a-f-]{36}$/,
  );
  await tagging.submit.click();
  await expect(tagging.dock).toContainText('Add at least one video first.');
  await tagging.row('teaser.mp4').getByRole('button', { name: 'Upload it anyway' }).click();
  // Not "Not uploaded".
  await tagging.expectStates({ 'teaser.mp4': /Uploaded/ });
  await expect(tagging.dock).not.toContainText('Add at least one video first.');
  await tagging.submit.click();
  await tagging.expectStates({ 'teaser.mp4': /You tagged these exact bytes on .* as spring_cut_v2\.mp4\./ });
});

test('another company learns only that it is registered, and the admin sees both', async ({
  page,
  browser,
}) => {
  const ours = await makeClip({ seed: 151, fileName: 'made_by_northlight.mp4' });
  const theirs = await makeClip({ seed: 151, fileName: 'sent_by_harbor.mp4' });
  const northlight = await openAs(page, MAKER);
  await northlight.choose(BUSINESS_CENTER, PROGRAM);
  await northlight.drop([ours]);
  await northlight.submit.click();
  await northlight.expectStates({ 'made_by_northlight.mp4': TAG_ID });

  const harborPage = await browser.newPage();
  const harbor = await openAs(harborPage, RIVAL);
  await harbor.choose('7411223344556677889', PROGRAM);
  await harbor.drop([theirs]);
  await harbor.submit.click();
  await harbor.expectStates({ 'sent_by_harbor.mp4': 'Already registered by another company.' });
  await expect(harborPage.getByText(/northlight/i)).toHaveCount(0);

  const adminPage = await browser.newPage();
  await signIn(adminPage, ADMIN, `${stack.url}/history`);
  const record = (fileName: RegExp) => adminPage.getByRole('row', { name: fileName });
  await expect(record(/made_by_northlight\.mp4/)).toContainText('Northlight Studio');
  await expect(record(/sent_by_harbor\.mp4/)).toContainText('Harbor Media');
});
