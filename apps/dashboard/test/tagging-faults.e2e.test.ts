import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import type { SessionView } from '@smarttag/domain';
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAKER } from './support/people.ts';
import { TaggingPage, makeLargeClip, patchOffsets } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack();
});
test.afterAll(() => stack.stop());

/** A draft whose one file is under way on a slow line. */
const underWay = async (page: Page, path: string, fileName: string) => {
  const tagging = await TaggingPage.openAs(page, MAKER, stack.url);
  const offsets = patchOffsets(page);
  const slow = await tagging.slowLine(400_000);
  await tagging.drop([path]);
  await tagging.expectUnderWay(fileName);
  return { tagging, offsets, slow };
};

test('the upload server goes away in the middle: the file goes on by itself from where it was', async ({
  page,
}) => {
  const clip = await makeLargeClip('restarted.mp4', 201);
  const { tagging, offsets, slow } = await underWay(page, clip, 'restarted.mp4');
  await stack.app('uploads').restart();
  await slow.detach();
  // Its next try may be half a minute away.
  await expect(tagging.row('restarted.mp4')).toContainText('Uploaded', { timeout: 90_000 });
  expect(offsets[0]).toBe(0);
  expect(offsets.at(-1)).toBeGreaterThan(0);
});

test('the session ends in the middle: sign in over the page, and the upload goes on', async ({ page }) => {
  const clip = await makeLargeClip('signed_out.mp4', 202);
  const { tagging, slow } = await underWay(page, clip, 'signed_out.mp4');
  const session = (await (await page.request.get(`${stack.url}/api/session`)).json()) as SessionView;
  await page.request.delete(`${stack.url}/api/session`, {
    headers: { 'X-CSRF-Token': session.csrfToken, Origin: stack.url },
  });
  const dialog = page.getByRole('dialog', { name: 'Sign in again to go on.' });
  await dialog.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await slow.detach();
  await tagging.expectStates({ 'signed_out.mp4': 'Uploaded' });
});

test('the file changes on the disk in the middle: the row says so, and sends it again', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-changing-'));
  const path = join(folder, 'changing.mp4');
  await copyFile(await makeLargeClip('changing.mp4', 203), path);
  const { tagging, slow } = await underWay(page, path, 'changing.mp4');
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(1000, 'x'), 0, 1000, size - 1000);
  await file.close();
  await slow.detach();

  const row = tagging.row('changing.mp4');
  await expect(row).toContainText('This file changed on your disk while it was sent');
  await tagging.pick(row.getByRole('button', { name: 'Send it again' }), [path]);
  await tagging.expectStates({ 'changing.mp4': 'Uploaded' });
  await rm(folder, { recursive: true });
});
