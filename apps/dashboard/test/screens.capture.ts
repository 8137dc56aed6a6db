import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import type { Page as ListPage, TaggingRecordView } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import { ADMIN_ROOMS, DIALOGS, EMPTY_ROOMS, crowdRooms, fillRooms } from './support/admin-rooms.ts';
import { Asker, draftWith, filesIn, submitAndWait } from './support/batch.ts';
import { auditMany, fill, fillUp } from './support/full.ts';
import { ADMIN, MAKER, RIVAL, signIn } from './support/people.ts';
import { AUDITED, LISTS, MILLION, pagesOf, spokenOf, type Shown } from './support/pictured-pages.ts';
import { showBatchStates, showManyRows, showQuota, showVerification } from './support/tagging-states.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));

// Nothing moves: a picture holds what the page says, not how it gets there.
const STILL = { reducedMotion: 'reduce' } as const;
const MODES = {
  light: { ...STILL, colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { ...STILL, colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  narrow: { ...STILL, colorScheme: 'light', viewport: { width: 390, height: 844 } },
} as const;
type Mode = keyof typeof MODES;

const askerOf = async (browser: Browser, url: string, email: string) => {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await signIn(page, email);
  return Asker.of(page);
};

/** Still: data there, pictures decoded, no skeleton left. */
const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await expect(page.getByText('Loading more', { exact: true })).not.toBeInViewport();
  await page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
  });
};

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ samples: true });
});
test.afterAll(() => stack.stop());

const openIn = async (browser: Browser, mode: Mode, email?: string, baseURL = stack.url) => {
  const page = await (await browser.newContext({ ...MODES[mode], baseURL })).newPage();
  if (email) await signIn(page, email);
  return page;
};
const shoot = async (page: Page, path: string, name: string) => {
  await page.goto(path);
  await settled(page);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
};
const shootLists = async (
  browser: Browser,
  email: string,
  state: string,
  modes: readonly Mode[],
  lists = LISTS,
) => {
  for (const mode of modes) {
    const page = await openIn(browser, mode, email);
    for (const [name, path] of lists)
      await shoot(page, path, [name, state, mode].filter((part) => part !== 'light').join('-'));
    await page.context().close();
  }
};

/** The languages beside English. */
const shootLanguages = async (browser: Browser, shown: Shown) => {
  for (const language of ['fr', 'ko'])
    for (const mode of ['light', 'narrow'] as const) {
      const page = await openIn(browser, mode, MAKER);
      await page.addInitScript((code) => localStorage.setItem('smarttag.language', code), language);
      for (const [name, path] of spokenOf(shown)) await shoot(page, path, `${name}-${language}-${mode}`);
      await page.context().close();
    }
};

/** The counts beside each filter's values. */
const shootFilters = async (browser: Browser, mode: Mode) => {
  const page = await openIn(browser, mode, ADMIN);
  await page.goto('/history?range=all&outcome=duplicate');
  await page
    .getByRole('button', { name: mode === 'narrow' ? /Filters/ : 'Filter', exact: mode !== 'narrow' })
    .click();
  await page.getByRole('checkbox', { name: /^Duplicate [\d,]+/ }).waitFor();
  await page.mouse.move(0, 0);
  await settled(page);
  await page.screenshot({ path: `${FOLDER}admin-tagging-history-filters-${mode}.png` });
  await page.context().close();
};

test('every page empty, with one row, full, and filled, in light, dark and narrow', async ({ browser }) => {
  await mkdir(FOLDER, { recursive: true });
  const files = await filesIn(stack.samplesDir);
  const maker = await askerOf(browser, stack.url, MAKER);
  const rival = await askerOf(browser, stack.url, RIVAL);

  await shootLists(browser, MAKER, 'empty', ['light']);
  await shootLists(browser, ADMIN, 'empty', ['light', 'dark'], AUDITED);
  await submitAndWait(maker, (await draftWith(maker, [files[0]!])).id);
  await shootLists(browser, MAKER, 'one', ['light']);
  await shootLists(browser, ADMIN, 'one', ['light'], AUDITED);

  const shown = await fill(maker, rival, files);
  for (const mode of Object.keys(MODES) as Mode[]) {
    const signedOut = await openIn(browser, mode);
    await shoot(signedOut, '/sign-in', `sign-in-${mode}`);
    await signedOut.context().close();

    const pages = new Map<string, Page>();
    for (const [name, who, path] of pagesOf(shown)) {
      const page = pages.get(who) ?? (await openIn(browser, mode, who));
      pages.set(who, page);
      await shoot(page, path, `${name}-${mode}`);
    }
    for (const page of pages.values()) await page.context().close();
  }

  await shootLanguages(browser, shown);
  await fillUp(stack.mongoUrl, rival);
  await shootLists(browser, RIVAL, 'full', ['light', 'narrow']);
  await auditMany(stack.mongoUrl, rival);
  await shootLists(browser, ADMIN, 'full', ['light', 'dark', 'narrow'], AUDITED);
  for (const mode of ['light', 'dark', 'narrow'] as const) await shootFilters(browser, mode);
});

test('Tag Creatives in each state of a batch, and a file compared, light and narrow', async ({ browser }) => {
  const files = (await readdir(stack.samplesDir)).filter((name) => /\.(mp4|mov)$/.test(name)).sort();
  const samples = files.map((name) => join(stack.samplesDir, name));
  const openAs = async (email: string) => {
    const page = await (await browser.newContext({ ...MODES.light, baseURL: stack.url })).newPage();
    await signIn(page, email);
    return page;
  };
  const shootOf = (page: Page) => async (name: string, shown?: Locator) => {
    for (const mode of ['light', 'narrow'] as const) {
      await page.setViewportSize(MODES[mode].viewport);
      // In the middle: on a phone bars cover both ends.
      await shown?.evaluate((part) => part.scrollIntoView({ block: 'center' }));
      await settled(page);
      await page.screenshot({ path: `${FOLDER}${name}-${mode}.png` });
    }
    await page.setViewportSize(MODES.light.viewport);
  };
  const maker = await openAs(MAKER);
  await showBatchStates(maker, samples, shootOf(maker));
  const asker = await Asker.of(maker);
  const { items } = await asker.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  const tagged = items.find(({ outcome, fileName }) => outcome === 'tagged' && files.includes(fileName))!;
  const original = join(stack.samplesDir, tagged.fileName);
  await showVerification(maker, tagged.creativeId, original, shootOf(maker));

  const rival = await openAs(RIVAL);
  await showQuota(rival, stack, shootOf(rival));
  await showManyRows(rival, shootOf(rival));
});

test('the platform’s rooms empty, in use and crowded, and what opens over them', async ({ browser }) => {
  await mkdir(FOLDER, { recursive: true });
  const [admin, maker, rival] = await Promise.all(
    [ADMIN, MAKER, RIVAL].map((email) => askerOf(browser, stack.url, email)),
  );
  const empty = await openIn(browser, 'light', ADMIN);
  for (const [name, path] of EMPTY_ROOMS) await shoot(empty, path, `${name}-empty`);

  // Bytes of their own: the batches of the other pictures have tagged the samples.
  const bytes = await readFile(await makeClip({ seed: 777, fileName: 'juniper_spring_cut_9x16_v2.mp4' }));
  const file = { name: 'juniper_spring_cut_9x16_v2.mp4', bytes };
  const { dispute, invitation } = await fillRooms({ admin: admin!, maker: maker!, rival: rival! }, file);
  for (const mode of Object.keys(MODES) as Mode[]) {
    const page = await openIn(browser, mode, ADMIN);
    for (const [name, path] of ADMIN_ROOMS) await shoot(page, path, `${name}-${mode}`);
    await shoot(page, `/admin/disputes/${dispute}`, `admin-dispute-${mode}`);
    for (const [name, path, open] of DIALOGS) {
      await page.goto(path);
      await settled(page);
      await open(page);
      await settled(page);
      await page.screenshot({ path: `${FOLDER}${name}-${mode}.png` });
    }
    await page.context().close();
    const invited = await openIn(browser, mode);
    await shoot(invited, invitation, `invitation-${mode}`);
    await invited.context().close();
  }

  await crowdRooms(admin!);
  for (const mode of ['light', 'narrow'] as const) {
    const page = await openIn(browser, mode, ADMIN);
    for (const [name, path] of ADMIN_ROOMS.slice(1, 4)) await shoot(page, path, `${name}-full-${mode}`);
    await page.context().close();
  }
});

/** A database that `npm run bench:audit` has filled with a million records. */
const MILLION_URL = process.env.MILLION_MONGO_URL;
if (MILLION_URL)
  test('the audit and its reports among a million records', async ({ browser }) => {
    const filled = await startStack({ seed: true, env: { MONGO_URL: MILLION_URL } });
    try {
      for (const mode of Object.keys(MODES) as Mode[]) {
        const page = await openIn(browser, mode, ADMIN, filled.url);
        for (const [name, path] of MILLION) await shoot(page, path, `${name}-million-${mode}`);
        await page.context().close();
      }
    } finally {
      await filled.stop();
    }
  });
