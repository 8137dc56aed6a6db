import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import type { SessionView } from '@smarttag/domain';
import { fallAsleep } from './support/asleep.ts';
import { FaultyProxy } from './support/faulty-proxy.ts';
import { SHORT_TIMES, expectNothingTwice, expectTagged, underWay } from './support/resuming.ts';
import { expect, test } from './support/test.ts';
import { makeLargeClip } from './tagging-page.ts';

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

test.describe('the line', () => {
  test('a proxy answers 502 to everything for a while', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'bad_gateway.mp4', 201);
    proxy.order('HEAD', '/files/', { kind: 'bad-gateway' }, 2);
    proxy.order('PATCH', '/files/', { kind: 'bad-gateway' });
    proxy.line.cut();
    await expect(file.row).toContainText('Goes on by itself from');
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expect(proxy.ordered).toBe(0);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('each request breaks off after 1 MB, again and again', async ({ page }) => {
    proxy.order('PATCH', '/files/', { kind: 'cut', afterBytes: 1e6 }, 4);
    const file = await underWay(page, proxy.url, 'broken_off.mp4', 202);
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expect(proxy.ordered).toBe(0);
    expectNothingTwice(proxy, 4);
    await expectTagged(file.tagging, file);
  });

  test('the computer changes its network: all connections break off, and no new one for a moment', async ({
    page,
  }) => {
    const file = await underWay(page, proxy.url, 'other_network.mp4', 203);
    await proxy.line.goAway();
    await expect(file.row).toContainText('Goes on by itself from');
    await proxy.line.comeBack();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('a connection falls silent without a word: after 15 seconds another one goes on', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'silent.mp4', 204);
    proxy.line.silence();
    await file.speedUp();
    await expect(file.row).toContainText('Goes on by itself from', { timeout: 60_000 });
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('the browser is offline, and then back', async ({ page, context }) => {
    const file = await underWay(page, proxy.url, 'offline.mp4', 205);
    // Told alone, the browser lets a running request go on.
    await Promise.all([context.setOffline(true), proxy.line.goAway()]);
    await expect(file.row).toContainText('Goes on by itself from');
    await proxy.line.comeBack();
    await file.speedUp();
    await context.setOffline(false);
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('the laptop sleeps in the middle of a file', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'asleep.mp4', 206);
    const wakeUp = await fallAsleep(page);
    // The server gave up on a sender that is silent for so long.
    await expect.poll(() => proxy.passages.at(-1)!.status).toBe(503);
    wakeUp();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });
});

test.describe('the servers', () => {
  test('api and uploads are restarted in turn', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'restarted.mp4', 211);
    await stack.app('uploads').restart();
    await stack.app('api').restart();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('the upload server is killed in the middle of a file', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'killed.mp4', 212);
    stack.app('uploads').kill('SIGKILL');
    await expect(file.row).toContainText('Goes on by itself from');
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });

  test('Redis is down: the file arrives all the same, and is tagged when it is back', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'without_redis.mp4', 213);
    const comeBack = await stack.database('redis').hold();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expect(proxy.passages).toHaveLength(1);
    await file.tagging.submit.click();
    await expect(page).toHaveURL(/\/tag\/[0-9a-f-]{36}$/);
    await comeBack();
    await expectTagged(file.tagging, file);
  });

  test('MongoDB is down for longer than the upload server may go on without it', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'without_mongo.mp4', 214);
    const comeBack = await stack.database('mongo').hold();
    await expect(file.row).toContainText('Goes on by itself from');
    await comeBack();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    // The refusal waits for MongoDB too: what the browser sends meanwhile is not taken.
    expectNothingTwice(proxy, 4);
    await expectTagged(file.tagging, file);
  });

  test('the session ends in the middle: sign in over the page, and the upload goes on', async ({ page }) => {
    const file = await underWay(page, proxy.url, 'signed_out.mp4', 215);
    const session = (await (await page.request.get(`${proxy.url}/api/session`)).json()) as SessionView;
    await page.request.delete(`${proxy.url}/api/session`, {
      headers: { 'X-CSRF-Token': session.csrfToken, Origin: proxy.url },
    });
    const dialog = page.getByRole('dialog', { name: 'Sign in again to go on.' });
    await dialog.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await file.speedUp();
    await file.tagging.expectArrived(file.fileName);
    expectNothingTwice(proxy);
    await expectTagged(file.tagging, file);
  });
});

test('the file changes on the disk in the middle: the row says so, and sends it again', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-changing-'));
  const path = join(folder, 'changing.mp4');
  await copyFile(await makeLargeClip('changing.mp4', 221), path);
  const file = await underWay(page, proxy.url, 'changing.mp4', 221, { path });
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(1000, 'x'), 0, 1000, size - 1000);
  await handle.close();
  await file.speedUp();

  await expect(file.row).toContainText('This file changed on your disk while it was sent');
  await file.tagging.pick(file.row.getByRole('button', { name: 'Send it again' }), [path]);
  await file.tagging.expectStates({ 'changing.mp4': 'Uploaded' });
  await expectTagged(file.tagging, file);
  await rm(folder, { recursive: true });
});
