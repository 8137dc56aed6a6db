import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import { MAKER } from './support/people.ts';
import { TaggingPage, makeLargeClip } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack();
});
test.afterAll(() => stack.stop());

test('two tabs share three places, and a tab that goes away leaves its own to the other', async ({
  page,
  context,
}) => {
  const names = ['one.mp4', 'two.mp4', 'three.mp4', 'four.mp4', 'five.mp4'];
  const clips = await Promise.all(names.map((name, index) => makeLargeClip(name, 301 + index)));
  const first = await TaggingPage.openAs(page, MAKER, stack.url);
  await first.slowLine(100_000);
  const other = await context.newPage();
  await first.drop(clips.slice(0, 4));
  for (const name of names.slice(0, 3)) await expect(first.row(name)).toContainText('Uploading');

  await other.goto(`${stack.url}/tag`);
  const second = new TaggingPage(other);
  await second.drop(clips.slice(4));
  await expect(second.row('five.mp4')).toContainText('Next in line.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Uploading' })).toHaveCount(3);
  await expect(first.row('four.mp4')).toContainText('Next in line.');

  await page.close();
  await second.expectStates({ 'five.mp4': 'Uploaded' });
});
