import { expect, type Locator, type Page } from '@playwright/test';
import type { Stack } from '@smarttag/local-stack';
import { makeClip, makePdf } from '@smarttag/media/testing';
import { MongoClient } from 'mongodb';
import { TaggingPage, dropFiles } from '../tagging-page.ts';
import { Disk, changeLastByte } from './disk.ts';

/** A picture of what the page shows now; `shown`: what must be in it. */
type Shoot = (name: string, shown?: Locator) => Promise<void>;

/** A batch on a slow line with everything that can happen to a file: sent, paused, held back, refused, cut off, lost. */
export const showBatchStates = async (page: Page, samples: readonly string[], shoot: Shoot) => {
  const disk = await Disk.make();
  const tagging = new TaggingPage(page);
  await page.goto('/tag');
  await tagging.choose('7398888478508941313', 'Holiday Boost 2026');
  // Away from the field, so that its list closes.
  await page.getByRole('heading', { name: 'Tag Creatives' }).click();
  const slow = await tagging.slowLine(250_000);
  const [sixSeconds, square, film, upright] = samples;
  const grown = (source: string | undefined, name: string) => disk.grown(source!, 3_010_000, name);
  const changing = await grown(sixSeconds, 'juniper_holiday_cutdown_06s_9x16.mp4');
  await tagging.drop([
    await grown(upright, 'juniper_holiday_hero_15s_9x16_v4.mp4'),
    await grown(square, 'juniper_holiday_hero_15s_1x1_v4.mp4'),
    changing,
    await grown(film, 'juniper_brand_film_12s_16x9_v2.mp4'),
    await disk.copyOf(sixSeconds!, 'juniper_holiday_teaser_06s_9x16.mp4'),
    await makeClip({ seed: 511, seconds: 6, format: 'prores', fileName: 'juniper_master_prores.mov' }),
    await makePdf('notes_for_client.pdf'),
    await disk.sparse(0, 'export_failed.mp4'),
    await disk.sparse(31e9, 'whole_shoot_day.mov'),
  ]);
  await tagging.expectUnderWay('juniper_holiday_hero_15s_9x16_v4.mp4');
  await tagging.expectUnderWay('juniper_holiday_cutdown_06s_9x16.mp4');
  await page.getByRole('button', { name: 'Pause juniper_holiday_hero_15s_1x1_v4.mp4' }).click();
  await expect(page.getByText('Nothing was sent.')).toBeVisible();
  await shoot('tag-creatives-uploading');

  await changeLastByte(changing);
  await expect(page.getByText(/changed on your disk/).first()).toBeVisible({ timeout: 60_000 });
  await shoot('tag-creatives-changed');

  const line = { latency: 0, downloadThroughput: -1, uploadThroughput: 250_000 };
  await slow.send('Network.emulateNetworkConditions', { ...line, offline: true });
  await page.getByRole('button', { name: 'Resume juniper_holiday_hero_15s_1x1_v4.mp4' }).click();
  await expect(page.getByText('Goes on by itself').first()).toBeVisible({ timeout: 60_000 });
  await shoot('tag-creatives-no-connection');
  // So slow that the file is still under way when the page is left.
  await slow.send('Network.emulateNetworkConditions', { ...line, uploadThroughput: 20_000, offline: false });

  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/again to go on\.|can go on\./).first()).toBeVisible();
  await shoot('tag-creatives-needs-files');
  await slow.detach();
  await disk.remove();
};

/** Near the end of the company's quota, and one file beyond it. */
export const showQuota = async (page: Page, stack: Stack, shoot: Shoot) => {
  const mongo = await MongoClient.connect(stack.mongoUrl);
  const disk = await Disk.make();
  await mongo
    .db()
    .collection('partners')
    .updateOne({ name: 'Harbor Media' }, { $set: { quotaBytes: 1e9 } });
  const tagging = new TaggingPage(page);
  await page.goto('/tag');
  await tagging.slowLine(100_000);
  await tagging.drop([
    await disk.sparse(880e6, 'larkspur_summer_reel.mov'),
    await disk.sparse(412e6, 'larkspur_winter_reel.mov'),
  ]);
  await expect(page.getByText('your company has')).toBeVisible();
  await expect(page.getByText('of 1 GB used')).toBeVisible();
  await shoot('tag-creatives-quota');
  await mongo
    .db()
    .collection('partners')
    .updateOne({ name: 'Harbor Media' }, { $set: { quotaBytes: 2e12 } });
  await mongo.close();
  await disk.remove();
};

export const showManyRows = async (page: Page, shoot: Shoot) => {
  const disk = await Disk.make();
  for (let index = 1; index <= 500; index++)
    await disk.sparse(
      4_000_000 + index,
      'spring',
      `orchard_spring_${String(index).padStart(3, '0')}_9x16.mp4`,
    );
  const tagging = new TaggingPage(page);
  await page.goto('/tag');
  await tagging.slowLine(400_000);
  await tagging.drop([`${disk.folder}/spring`]);
  await expect(page.getByText(/^50\d files$/)).toBeVisible();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await page.mouse.wheel(0, 9000);
  await shoot('tag-creatives-500-files');
  await disk.remove();
};

export const showVerification = async (page: Page, creativeId: string, file: string, shoot: Shoot) => {
  const disk = await Disk.make();
  const changed = await disk.copyOf(file, 'juniper_from_client_drive.mp4');
  await changeLastByte(changed);
  const comparison = page.getByRole('region', { name: 'Compare a file with the tagged bytes' });
  await page.goto(`/creatives/${creativeId}`);
  await dropFiles(comparison, [file]);
  await expect(comparison).toContainText('These are the tagged bytes.');
  await shoot('creative-verified', comparison);
  await dropFiles(comparison, [changed]);
  await expect(comparison).toContainText('These differ.');
  await shoot('creative-differs', comparison);
  await disk.remove();
};
