import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startStack, type Stack } from '@smarttag/local-stack';
import { FaultyProxy } from '../support/faulty-proxy.ts';
import { MAKER } from '../support/people.ts';
import {
  BUSINESS_CENTER,
  PROGRAM,
  SHORT_TIMES,
  closeLaptop,
  expectNothingTwice,
  expectTagged,
  underWay,
} from '../support/resuming.ts';
import { expect, test } from '../support/test.ts';
import { TaggingPage, makeLargeClip } from '../tagging-page.ts';

const GB = 1e9;
const LARGEST_BYTES = Number(process.env.UPLOAD_LONG_BYTES || 20 * GB);
const MANY = 60;
const HOUR_MS = 3_600_000;

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

test('no line for so long that the pauses between two tries are at their longest, as after an hour', async ({
  page,
}) => {
  const file = await underWay(page, proxy.url, 'hour_offline.mp4', 401);
  await proxy.line.goAway();
  await expect(file.row).toContainText(/Next try in (2[5-9]|3\d) s/, { timeout: 180_000 });
  await proxy.line.comeBack();
  await file.speedUp();
  await file.tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy);
  await expectTagged(file.tagging, file);
});

test('MongoDB is down for a minute', async ({ page }) => {
  const file = await underWay(page, proxy.url, 'minute_without_mongo.mp4', 402);
  const comeBack = await stack.database('mongo').hold();
  await delay(60_000);
  await expect(file.row).toContainText('Goes on by itself from');
  await comeBack();
  await file.speedUp();
  await file.tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy, 4);
  await expectTagged(file.tagging, file);
});

test('a day later, with a new session and the clock of the browser a day on', async ({ page, browser }) => {
  const file = await underWay(page, proxy.url, 'day_later.mp4', 403);
  await closeLaptop(page, proxy);
  const context = await browser.newContext();
  const later = await context.newPage();
  await later.clock.install({ time: Date.now() + 24 * HOUR_MS });
  const tagging = await TaggingPage.openAs(later, MAKER, proxy.url);
  await tagging.pick(later.getByRole('button', { name: 'Select file', exact: true }), [file.path]);
  await tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy);
  await expectTagged(tagging, file);
  await context.close();
});

test(`${MANY} files at once, while the line breaks and every server is restarted`, async ({ page }) => {
  const names = Array.from({ length: MANY }, (_, index) => `many_${String(index + 1).padStart(2, '0')}.mp4`);
  const files = [];
  for (const [index, fileName] of names.entries())
    files.push({ fileName, path: await makeLargeClip(fileName, 410 + index, 4_000_000) });
  const tagging = await TaggingPage.openAs(page, MAKER, proxy.url);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  const slow = await tagging.slowLine(6_000_000);
  await tagging.drop(files.map(({ path }) => path));
  await tagging.submit.click();
  // Of those that lost their answer on the way none is counted here: the page learns by asking.
  const arrived = (count: number) =>
    expect
      .poll(
        () => new Set(proxy.passages.filter(({ status }) => status === 204).map(({ path }) => path)).size,
        {
          timeout: 300_000,
        },
      )
      .toBeGreaterThanOrEqual(count);
  await arrived(5);
  proxy.line.cut();
  await arrived(10);
  stack.app('uploads').kill('SIGKILL');
  await arrived(15);
  await stack.app('api').restart();
  await arrived(20);
  await (
    await stack.database('redis').hold()
  )();
  await arrived(25);
  await (
    await stack.database('mongo').hold()
  )();
  await arrived(30);
  stack.app('worker').kill('SIGKILL');
  await slow.detach();
  await expectTagged(tagging, ...files);
  expectNothingTwice(proxy, 4);
});

test(`one sparse file of ${LARGEST_BYTES / GB} GB, with the upload server killed in the middle`, async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-largest-'));
  const path = join(folder, 'largest.mp4');
  const marks = await makeSparse(path, LARGEST_BYTES);
  const tagging = await TaggingPage.openAs(page, MAKER, proxy.url);
  await tagging.drop([path]);
  const passed = () => Math.max(0, ...proxy.passages.map(({ to }) => to));
  await expect.poll(passed, { timeout: 600_000 }).toBeGreaterThan(LARGEST_BYTES / 2);
  stack.app('uploads').kill('SIGKILL');
  await expect(tagging.row('largest.mp4')).toContainText('Uploaded', { timeout: 800_000 });
  expect(passed()).toBe(LARGEST_BYTES);
  for (const { from, told } of proxy.passages) expect(from).toBeGreaterThanOrEqual(told);
  const media = proxy.passages[0]!.path.replace('/files/', '/api/creatives/') + '/media';
  for (const [at, mark] of marks) {
    const range = `bytes=${at}-${at + mark.length - 1}`;
    const stored = await page.request.get(proxy.url + media, { headers: { Range: range } });
    expect(await stored.text()).toBe(mark);
  }
  await rm(folder, { recursive: true });
});

/** Holes, and a mark in each GB: bytes at a wrong place would be seen. */
const makeSparse = async (path: string, size: number) => {
  const file = await open(path, 'w');
  await file.truncate(size);
  const marks = new Map<number, string>();
  for (let at = 0; at < size; at += GB) marks.set(at, `mark at ${at}`);
  for (const [at, mark] of marks) await file.write(mark, at);
  await file.close();
  return marks;
};
