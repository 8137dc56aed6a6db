import type { Stack } from '@smarttag/local-stack';
import { MAKER } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

const NAMES = ['first.mp4', 'second.mp4', 'third.mp4', 'fourth.mp4', 'fifth.mp4', 'sixth.mp4'];

test('pause all keeps what comes later waiting too; waiting rows are moved by keyboard and by mouse', async ({
  page,
}) => {
  const files = await Promise.all(NAMES.map((name, index) => makeLargeClip(name, 401 + index)));
  const tagging = await TaggingPage.beginAs(page, MAKER, stack.url);
  await tagging.slowLine(200_000);
  await tagging.drop(files.slice(0, 5));
  await tagging.expectUnderWay('first.mp4');
  await page.getByRole('button', { name: 'Pause all' }).click();
  await tagging.drop(files.slice(5));
  for (const name of NAMES) await expect(tagging.row(name)).toContainText('Paused');
  const held = await page.getByRole('progressbar', { name: 'first.mp4' }).getAttribute('aria-valuenow');
  expect(Number(held)).toBeGreaterThan(0);

  const rows = page.getByRole('listitem').filter({ hasText: 'Paused' });
  await tagging.row('sixth.mp4').getByRole('button', { name: 'Resume sixth.mp4' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows.nth(4)).toHaveAccessibleName('sixth.mp4');
  await expect(page.getByRole('button', { name: 'Resume sixth.mp4' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'sixth.mp4 is now 5 of 6 that wait' })).toHaveCount(
    1,
  );
  await tagging.row('fifth.mp4').dragTo(tagging.row('first.mp4'));
  await expect(rows.nth(0)).toHaveAccessibleName('fifth.mp4');

  await page.getByLabel('Files that upload at a time').selectOption('1 at a time');
  await page.getByRole('button', { name: 'Resume all' }).click();
  await expect(tagging.row('fifth.mp4')).toContainText('Uploading');
  await expect(tagging.row('first.mp4')).toContainText('Waiting');
});

test('a speed limit holds the line to many small requests, and lifting it sends the rest at once', async ({
  page,
}) => {
  const clip = await makeLargeClip('limited.mp4', 421);
  const tagging = await TaggingPage.beginAs(page, MAKER, stack.url);
  await page.evaluate(() => localStorage.setItem('smarttag.upload-speed-limit', '2'));
  await page.reload();
  const sizes: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sizes.push(Number(request.headers()['content-length'] ?? 0));
  });
  await tagging.drop([clip]);
  await tagging.expectUnderWay('limited.mp4');
  expect(sizes.length).toBeGreaterThan(2);

  await page.getByLabel('Speed limit of uploads').selectOption('No speed limit');
  await tagging.expectStates({ 'limited.mp4': 'Uploaded' });
});

test('a notice at the end is asked for by a click, and comes when nobody looks', async ({
  page,
  context,
}) => {
  const clip = await makeLargeClip('noticed.mp4', 431);
  await context.grantPermissions(['notifications'], { origin: stack.url });
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    window.Notification = class extends window.Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(title);
      }
    };
  });
  const tagging = await TaggingPage.beginAs(page, MAKER, stack.url);
  const slow = await tagging.slowLine(100_000);
  await tagging.drop([clip]);
  await expect(tagging.row('noticed.mp4')).toContainText('Uploading');
  const button = page.getByRole('button', { name: 'Tell me at the end' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(() =>
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
  );
  await slow.detach();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { shown: string[] }).shown))
    .toHaveLength(1);
});
