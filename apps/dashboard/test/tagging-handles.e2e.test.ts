import type { Stack } from '@smarttag/local-stack';
import { MAKER } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip, patchOffsets } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

test('after a reload one click goes on with dropped files: the browser kept their handles', async ({
  page,
}) => {
  const names = ['kept_one.mp4', 'kept_two.mp4'];
  const clips = await Promise.all(names.map((name, index) => makeLargeClip(name, 501 + index)));
  const tagging = await TaggingPage.beginAs(page, MAKER, stack.url);
  const slow = await tagging.slowLine(200_000);
  await tagging.drop(clips);
  for (const name of names) await tagging.expectUnderWay(name);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await slow.detach();

  await expect(page.getByText('2 files can go on.')).toBeVisible();
  const offsets = patchOffsets(page);
  await page.getByRole('button', { name: 'Go on with these 2 files' }).click();
  await expect(tagging.dock).toContainText('All 2 files arrived');
  await tagging.expectStates({ 'kept_one.mp4': 'Uploaded', 'kept_two.mp4': 'Uploaded' });
  expect(Math.min(...offsets)).toBeGreaterThan(0);

  const left = await page.evaluate(async () => {
    const open = indexedDB.open('smarttag-files');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const all = open.result.transaction('handles').objectStore('handles').getAllKeys();
    await new Promise((resolve) => (all.onsuccess = resolve));
    return all.result;
  });
  expect(left).toEqual([]);
});
