import type { Stack } from '@smarttag/local-stack';
import { COLLEAGUE, MAKER } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

test('two tabs share three places, and a tab that goes away leaves its own to the other', async ({
  page,
  context,
}) => {
  const names = ['one.mp4', 'two.mp4', 'three.mp4', 'four.mp4', 'five.mp4'];
  const clips = await Promise.all(names.map((name, index) => makeLargeClip(name, 301 + index)));
  const first = await TaggingPage.beginAs(page, MAKER, stack.url);
  await first.slowLine(100_000);
  const other = await context.newPage();
  await first.drop(clips.slice(0, 4));
  for (const name of names.slice(0, 3)) await first.expectStates({ [name]: 'Uploading' });

  await other.goto(`${stack.url}/tag`);
  const second = new TaggingPage(other);
  await second.drop(clips.slice(4));
  await second.expectStates({ 'five.mp4': 'Waiting' });
  await expect(page.getByRole('listitem').filter({ hasText: 'Uploading' })).toHaveCount(3);
  await first.expectStates({ 'four.mp4': 'Waiting' });

  await page.close();
  await second.expectStates({ 'five.mp4': 'Uploaded' });
});

test('a second tab shows what the first one sends, and takes a file over', async ({ page, context }) => {
  const names = ['here_first.mp4', 'one_more.mp4', 'third.mp4', 'in_line.mp4'];
  const clips = await Promise.all(names.map((name, index) => makeLargeClip(name, 311 + index)));
  const first = await TaggingPage.beginAs(page, COLLEAGUE, stack.url);
  await first.slowLine(60_000);
  await first.drop(clips);
  for (const name of names.slice(0, 3)) await first.expectStates({ [name]: 'Uploading' });

  const other = await context.newPage();
  await other.goto(page.url());
  const second = new TaggingPage(other);
  await second.expectStates({
    'here_first.mp4': 'being sent in another tab',
    'in_line.mp4': 'Next in line in another tab.',
  });
  await expect(other.getByText(/Select .* again to go on/)).toHaveCount(0);

  await second.slowLine(60_000);
  await second.pick(second.row('here_first.mp4').getByRole('button', { name: 'Send it from here' }), [
    clips[0]!,
  ]);
  await second.expectStates({ 'here_first.mp4': /Uploading \d+/ });
  // Who lost it sees that, and takes nothing back.
  await first.expectStates({ 'here_first.mp4': 'Sent from elsewhere' });
  await expect(first.row('in_line.mp4')).toContainText('Uploading');
  await expect(page.getByRole('listitem', { name: 'here_first.mp4' })).toHaveCount(1);
});

test('six tabs share one event stream: five follow what the first sends, and every one still answers', async ({
  page,
  context,
}) => {
  const names = ['left.mp4', 'middle.mp4', 'right.mp4'];
  const clips = await Promise.all(names.map((name, index) => makeLargeClip(name, 321 + index)));
  const streams = new Set<object>();
  context.on('request', (request) => request.url().includes('/api/events') && streams.add(request));
  context.on('requestfailed', (request) => streams.delete(request));
  context.on('requestfinished', (request) => streams.delete(request));
  const first = await TaggingPage.beginAs(page, MAKER, stack.url);
  const slow = await first.slowLine(60_000);
  await first.drop(clips);
  for (const name of names) await first.expectStates({ [name]: 'Uploading' });

  const others = [];
  for (let count = 0; count < 5; count++) {
    const other = await context.newPage();
    await other.goto(page.url());
    others.push(new TaggingPage(other));
  }
  for (const other of others) await other.expectStates({ 'left.mp4': 'being sent in another tab' });
  expect(streams.size).toBe(1);
  // A browser keeps six connections to a server: with a stream in every tab none would be left to ask with.
  for (const other of others) {
    await other.page.getByRole('link', { name: 'Tagging History' }).first().click();
    await expect(other.page.getByRole('heading', { level: 1, name: 'Tagging History' })).toBeVisible();
    await other.page.goBack();
  }
  await slow.detach();
  for (const tab of [first, ...others]) await tab.expectStates({ 'left.mp4': 'Uploaded' });
});
