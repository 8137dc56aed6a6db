import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import { makeClip, makePdf } from '@smarttag/media/testing';
import { MongoClient, type Document } from 'mongodb';
import { Disk } from './support/disk.ts';
import { MAKER, RIVAL } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip, patchOffsets } from './tagging-page.ts';

const PROGRAM = 'Holiday Boost 2026';
const BUSINESS_CENTER = '7420563117902233602';
const TAG_ID = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

let stack: Stack;
let mongo: MongoClient;
let disk: Disk;
let clip: string;
test.beforeAll(async () => {
  [stack, disk, clip] = await Promise.all([startStack(), Disk.make(), makeClip({ seed: 301 })]);
  mongo = await MongoClient.connect(stack.mongoUrl);
});
test.afterAll(async () => {
  await mongo.close();
  await stack.stop();
  await disk.remove();
});

const openAs = (page: Page, email: string) => TaggingPage.openAs(page, email, stack.url);
const collection = (name: string) => mongo.db().collection<Document & { _id: string }>(name);

test('names of any kind arrive, from folders within folders', async ({ page }) => {
  const names = [
    "🎬 “spring” & 'summer'.mp4",
    'קיץ 2026.mp4',
    '여름 최종.mp4',
    'CON.mp4',
    'ends with dots...',
    '<img src=x onerror=alert(1)>.mp4',
    `${'é'.repeat(125)}x.mp4`,
  ];
  for (const name of names) await disk.copyOf(clip, 'names', name);
  await disk.copyOf(clip, 'names', '9x16', 'v2', 'deep.mp4');
  await disk.copyOf(clip, 'names', 'C:\\cut\\v7.mov');
  const tagging = await openAs(page, MAKER);
  await tagging.drop([join(disk.folder, 'names')]);
  for (const name of [...names, 'deep.mp4', 'v7.mov']) await tagging.expectStates({ [name]: 'Uploaded' });
  await expect(page.getByRole('listitem')).toHaveCount(names.length + 2);
});

test('what cannot be sent is refused in its row before a byte, and the others go on', async ({ page }) => {
  const [empty, tooLarge, placeholder, pdf] = await Promise.all([
    disk.sparse(0, 'empty.mp4'),
    disk.sparse(31e9, 'too large.mov'),
    disk.copyOf(clip, 'only in the cloud.mp4'),
    makePdf('notes_for_client.pdf'),
  ]);
  // Gone when it is read, as a file is that a cloud folder shows and cannot fetch.
  await page.route('**/content-hint.worker*', async (route) => {
    await rm(placeholder);
    await route.continue();
  });
  const tagging = await openAs(page, MAKER);
  const offsets = patchOffsets(page);
  await page.getByRole('button', { name: 'Upload videos' }).waitFor();
  await tagging.drop([empty, tooLarge, placeholder, pdf]);
  await tagging.expectStates({
    'empty.mp4': 'This file is empty (0 bytes).',
    'too large.mov': '31 GB; the limit here is 20 GB.',
    'only in the cloud.mp4': 'This file cannot be read. If it lies in a cloud folder, download it first.',
    'notes_for_client.pdf': 'This is a PDF, not a video. Nothing was sent.',
  });
  expect(offsets).toEqual([]);
});

test('20 GB are taken, and one file dropped twice is one row', async ({ page }) => {
  const largest = await disk.sparse(20e9, 'largest.mov');
  const tagging = await openAs(page, MAKER);
  await tagging.slowLine(200_000);
  await tagging.drop([largest]);
  await expect(tagging.row('largest.mov')).toContainText('of 20 GB');
  // Within one drop the browser would give the second one a name of its own, as no desktop does.
  await tagging.drop([largest]);
  await expect(page.getByRole('status').filter({ hasText: 'largest.mov is here already.' })).toHaveCount(1);
  await expect(page.getByRole('listitem', { name: /^largest/ })).toHaveCount(1);
  await tagging.row('largest.mov').getByRole('button', { name: 'Remove largest.mov' }).click();
  await expect(tagging.row('largest.mov')).toHaveCount(0);
});

test('a file that goes away in the middle is asked for again, and goes on', async ({ page }) => {
  const large = await makeLargeClip('unplugged.mp4', 302);
  const path = await disk.copyOf(large);
  const tagging = await openAs(page, MAKER);
  const slow = await tagging.slowLine(400_000);
  await tagging.drop([path]);
  await tagging.expectUnderWay('unplugged.mp4');
  const row = tagging.row('unplugged.mp4');
  await row.getByRole('button', { name: 'Pause unplugged.mp4' }).click();
  await rm(path);
  await row.getByRole('button', { name: 'Resume unplugged.mp4' }).click();
  await expect(row).toContainText('This file was moved or changed on your disk.');
  await expect(page.getByText('It was moved or changed on your disk. What arrived is safe;')).toBeVisible();
  await slow.detach();
  await tagging.pick(row.getByRole('button', { name: 'Select unplugged.mp4 again' }), [large]);
  await expect(row).toHaveCount(1);
  await tagging.expectStates({ 'unplugged.mp4': 'Uploaded' });
});

test('what this browser cannot look into is warned of at once, and tagged', async ({ page }) => {
  const files = await Promise.all([
    makeClip({ seed: 311, seconds: 6, format: 'prores', fileName: 'master.mov' }),
    makeClip({ seed: 312, seconds: 6, format: 'hevc', fileName: 'phone.mp4' }),
    makeClip({ seed: 313, format: 'avi', fileName: 'archive.avi' }),
    makeClip({ seed: 314, fileName: 'short.mp4' }),
  ]);
  const tagging = await openAs(page, RIVAL);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  await tagging.drop(files);
  const unseen = 'This browser cannot look inside; SmartTag will';
  await tagging.expectStates({
    'master.mov': unseen,
    'phone.mp4': unseen,
    'archive.avi': unseen,
    'short.mp4': /Shorter than in-feed ads.*Runs 0:01; in-feed ads run 5 to 60 seconds\./,
  });
  await tagging.submit.click();
  for (const name of files.map((path) => basename(path))) await tagging.expectStates({ [name]: TAG_ID });
});

test('limits and guidance are what the platform’s settings say', async ({ page }) => {
  await collection('settings').insertOne({
    _id: 'platform',
    limits: { maxFileBytes: 1e6, maxSeconds: 2 },
    guidance: { formats: ['mov'], minSeconds: 0 },
  });
  const tagging = await openAs(page, RIVAL);
  await expect(page.getByText('up to 1 MB a file')).toBeVisible();
  await tagging.drop([
    await disk.sparse(1.2e6, 'over a megabyte.mp4'),
    await makeClip({ seed: 321, seconds: 3, fileName: 'three seconds.mp4' }),
    await makeClip({ seed: 322, fileName: 'one second.mp4' }),
  ]);
  await tagging.expectStates({
    'over a megabyte.mp4': '1.2 MB; the limit here is 1 MB.',
    'three seconds.mp4': 'Runs 0:03; the limit here is 0:02.',
    'one second.mp4': /Smaller than in-feed ads.*/,
  });
  await collection('settings').deleteMany({});
});

test('the quota is shown before one runs into it; what fits is taken, the rest is told with figures', async ({
  page,
}) => {
  const files = await Promise.all(
    ['first.mp4', 'second.mp4', 'third.mp4'].map((name, index) => makeLargeClip(name, 331 + index)),
  );
  await collection('uploads').deleteMany({ partnerId: await idOfHarbor() });
  await collection('partners').updateOne({ name: 'Harbor Media' }, { $set: { quotaBytes: 7e6 } });
  const tagging = await openAs(page, RIVAL);
  await tagging.drop(files);
  await tagging.expectStates({
    'first.mp4': 'Uploaded',
    'second.mp4': 'Uploaded',
    'third.mp4': /3\.01\sMB; your company has 97\d\skB of 7\sMB left\. Nothing was sent\./,
  });
  await expect(page.getByText(/6\.0\d\sMB of 7\sMB used/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/6\.0\d\sMB of 7\sMB used/)).toBeVisible();
});
const idOfHarbor = async () => (await collection('partners').findOne({ name: 'Harbor Media' }))!._id;

test('a thousand files are listed, counted and reached by keyboard; one more is told', async ({ page }) => {
  const names = Array.from({ length: 1001 }, (_, index) => `clip ${String(index + 1).padStart(4, '0')}.mp4`);
  for (const name of names) await writeFile(await disk.sparse(0, 'many', name), name);
  const tagging = await openAs(page, MAKER);
  await page.getByRole('button', { name: 'Upload videos' }).waitFor();
  await tagging.drop([join(disk.folder, 'many')]);
  await expect(page.getByText('1,000 files', { exact: true })).toBeVisible();
  const last = tagging.row(names.at(-1)!);
  await page.keyboard.press('End');
  await expect(last).toContainText('A batch holds up to 1,000 files. Put this one into the next.');
  await expect(last).toHaveAttribute('aria-setsize', /^1\d{3}$/);
  expect(await page.getByRole('listitem').count()).toBeLessThan(200);

  // A row under the keyboard stays while the page is scrolled away from it.
  const dismiss = last.getByRole('button', { name: 'Dismiss' });
  await dismiss.focus();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(tagging.row(names[0]!)).toBeVisible();
  await expect(dismiss).toBeFocused();
});
