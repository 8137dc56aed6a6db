import { readFile, rm, truncate } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { CreativeView, Page as ListPage } from '@smarttag/domain';
import type { Stack } from '@smarttag/local-stack';
import { Asker, draftWith, submitAndWait } from './support/batch.ts';
import { Disk, changeLastByte } from './support/disk.ts';
import { MAKER, signIn } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, dropFiles, makeLargeClip } from './tagging-page.ts';

const FILE_NAME = 'spring_cut_v2.mp4';

let stack: Stack;
let disk: Disk;
let tagged: string;
test.beforeAll(async ({ sharedStack }) => {
  stack = sharedStack;
  [disk, tagged] = await Promise.all([Disk.make(), makeLargeClip(FILE_NAME, 401)]);
});
test.afterAll(() => disk.remove());

const comparison = (page: Page) => page.getByRole('region', { name: 'Compare a file with the tagged bytes' });

test('a local file is told from the tagged one: same, renamed, changed, shorter, gone', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await signIn(page, MAKER);
  const asker = await Asker.of(page);
  await submitAndWait(
    asker,
    (await draftWith(asker, [{ name: FILE_NAME, bytes: await readFile(tagged) }])).id,
  );
  const { items } = await asker.get<ListPage<CreativeView>>('/api/creatives');
  const { id, sha256 } = items[0]!;

  await page.goto(`/creatives/${id}`);
  await expect(page.getByText(sha256!.slice(0, 32))).toBeVisible();
  await dropFiles(comparison(page), [tagged]);
  await expect(comparison(page)).toContainText('These are the tagged bytes.');
  await dropFiles(page.getByRole('heading', { level: 1 }), [await disk.copyOf(tagged, 'another name.mp4')]);
  await expect(comparison(page)).toContainText('another name.mp4 has this very SHA-256.');
  const changed = await disk.copyOf(tagged);
  await changeLastByte(changed);
  await dropFiles(comparison(page), [changed]);
  await expect(comparison(page)).toContainText('These differ.');
  await expect(comparison(page)).toContainText('the same size and other content');

  await page.goto(`/history/${id}`);
  const shorter = await disk.copyOf(tagged, 'cut off.mp4');
  await truncate(shorter, 1_000_000);
  const choose = comparison(page).getByRole('button');
  await new TaggingPage(page).pick(choose, [shorter]);
  await expect(comparison(page)).toContainText('cut off.mp4 has 1 MB, the tagged file 3');

  const gone = await disk.copyOf(tagged, 'gone.mp4');
  await page.route('**/hash-file.worker*', async (route) => {
    await rm(gone);
    await route.continue();
  });
  await new TaggingPage(page).pick(choose, [gone]);
  await expect(comparison(page)).toContainText('gone.mp4 cannot be read.');
});
