import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import { FaultyProxy } from './support/faulty-proxy.ts';
import { COLLEAGUE, MAKER, signIn } from './support/people.ts';
import { SHORT_TIMES, closeLaptop, expectNothingTwice, expectTagged, underWay } from './support/resuming.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip } from './tagging-page.ts';

let stack: Stack;
let proxy: FaultyProxy;
test.beforeAll(async () => {
  proxy = await FaultyProxy.start();
  stack = await startStack({ env: { ...SHORT_TIMES, PUBLIC_URL: proxy.url } });
  proxy.leadTo(stack.url);
});
test.afterAll(async () => {
  await proxy.stop();
  await stack.stop();
});
test.beforeEach(() => {
  proxy.passages.length = 0;
});

/** The same bytes under another name, in another folder. */
const renamed = async (path: string, fileName: string) => {
  const copy = join(await mkdtemp(join(tmpdir(), 'smarttag-elsewhere-')), fileName);
  await copyFile(path, copy);
  return copy;
};

const crash = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer it.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
};

test('the tab crashes: its files are taken in any order, renamed, from any folder', async ({
  page,
  context,
}) => {
  const first = await underWay(page, proxy.url, 'crashed_first.mp4', 301);
  const second = { fileName: 'crashed_second.mp4', path: await makeLargeClip('crashed_second.mp4', 302) };
  await first.tagging.pick(page.getByRole('button', { name: 'Upload videos' }), [second.path]);
  await first.tagging.expectUnderWay(second.fileName, 10);
  await crash(page);

  const anew = await context.newPage();
  await anew.goto(`${proxy.url}/tag`);
  await expect(anew.getByText('Select these 2 files again to go on.')).toBeVisible();
  const tagging = new TaggingPage(anew);
  await tagging.pick(anew.getByRole('button', { name: 'Select files' }), [
    await renamed(second.path, 'b.mp4'),
    await renamed(first.path, 'a.mp4'),
  ]);
  await tagging.expectStates({ [first.fileName]: 'Uploaded', [second.fileName]: 'Uploaded' });
  expectNothingTwice(proxy);
  await expectTagged(tagging, first, second);
});

test('another browser: a wrong file of the same name is told apart, the right one goes on', async ({
  page,
  browser,
}) => {
  const file = await underWay(page, proxy.url, 'other_browser.mp4', 303);
  await closeLaptop(page, proxy);

  const other = await browser.newPage();
  const tagging = await TaggingPage.openAs(other, MAKER, proxy.url);
  const row = tagging.row(file.fileName);
  await expect(row).toContainText('Needs the file');
  const select = other.getByRole('button', { name: 'Select file', exact: true });
  await tagging.pick(select, [await renamed(await makeLargeClip('newer.mp4', 304), file.fileName)]);
  await expect(row.filter({ hasText: 'Same name, other content.' })).toBeVisible();
  await tagging.pick(row.getByRole('button', { name: `Select ${file.fileName} again` }), [file.path]);
  await tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy);
  await expectTagged(tagging, file);
  await other.close();
});

test('another computer: a colleague finds the draft and goes on with it', async ({ page, browser }) => {
  const file = await underWay(page, proxy.url, 'other_computer.mp4', 305);
  await closeLaptop(page, proxy);

  const theirs = await browser.newPage();
  await signIn(theirs, COLLEAGUE, `${proxy.url}/submissions`);
  await theirs.getByRole('button', { name: /^Continue/ }).click();
  await expect(theirs.getByText('Select 1 file again to go on.')).toBeVisible();
  const tagging = new TaggingPage(theirs);
  await tagging.pick(theirs.getByRole('button', { name: 'Select file', exact: true }), [file.path]);
  await tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy);
  await expectTagged(tagging, file);
  await theirs.close();
});
