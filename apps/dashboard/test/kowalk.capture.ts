import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type Browser, type Page } from '@playwright/test';
import { DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import type { Page as ListPage, TaggingRecordView } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import { ADMIN_ROOMS, fillRooms } from './support/admin-rooms.ts';
import { Asker, draftWith, filesIn, submitAndWait } from './support/batch.ts';
import { ADMIN, MAKER, RIVAL } from './support/people.ts';

const FOLDER = '/tmp/ko-shots/';
const LANG = process.env.WALK_LANG ?? 'ko-KR';
const MODES = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 390, height: 844 } },
} as const;
type Mode = keyof typeof MODES;
let stack: Stack;
test.beforeAll(async () => { await mkdir(FOLDER, { recursive: true }); stack = await startStack({ samples: true }); });
test.afterAll(() => stack.stop());

const signIn = async (page: Page, email: string) => {
  await page.goto('/');
  await page.locator('input[type="email"], input[autocomplete="username"]').first().fill(email);
  await page.locator('input[autocomplete="current-password"]').fill(DEMO_PASSWORD);
  await page.locator('form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};
const open = async (browser: Browser, mode: Mode, email?: string) => {
  const page = await (await browser.newContext({ ...MODES[mode], locale: LANG, timezoneId: 'Asia/Seoul', baseURL: stack.url, reducedMotion: 'reduce' })).newPage();
  if (email) await signIn(page, email);
  return page;
};
const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
};
const look = async (page: Page, name: string) => {
  const found = await page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((e) => {
      const style = getComputedStyle(e);
      return e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && ['visible', 'hidden', 'clip'].includes(style.overflowX) && style.position !== 'absolute' && [...e.childNodes].some((c) => c.nodeType === 3 && c.textContent!.trim());
    }).map((e) => `${e.tagName}.${e.className} ${e.textContent!.trim().slice(0, 60)}`);
    const english = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) { const text = walker.currentNode.textContent!.trim(); if (/[A-Za-z]{3,}/.test(text) && !/[가-힣]/.test(text) && !/\.(mp4|mov)|^[A-Z0-9 -]+$|_|@|\//.test(text)) english.add(text); }
    for (const e of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')) for (const a of ['aria-label', 'title', 'placeholder', 'alt']) { const v = e.getAttribute(a); if (v && /[A-Za-z]{3,}/.test(v) && !/[가-힣]/.test(v) && !/\.(mp4|mov)|_|@|\//.test(v)) english.add(`[${a}] ${v}`); }
    return { wide: [...new Set(wide)].slice(0, 12), english: [...english].slice(0, 40), page: document.documentElement.scrollWidth > innerWidth };
  });
  console.log(`## ${name}`, JSON.stringify(found));
};
const shoot = async (page: Page, path: string | undefined, name: string) => {
  if (path) await page.goto(path);
  await settled(page);
  await look(page, name);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
};

test('walk', async ({ browser }) => {
  const files = await filesIn(stack.samplesDir);
  const askerOf = async (email: string) => Asker.of(await open(browser, 'wide', email));
  const [maker, rival, admin] = [await askerOf(MAKER), await askerOf(RIVAL), await askerOf(ADMIN)];
  const first = await open(browser, 'wide', MAKER);
  await shoot(first, '/start', 'p-start-wide');
  for (const p of ['tag', 'creatives', 'history', 'submissions', 'activity', 'reports']) await shoot(first, `/${p}`, `p-${p}-empty`);
  await submitAndWait(rival, (await draftWith(rival, [files[4]!])).id);
  const notes = { name: 'storyboard_notes.mp4', bytes: Buffer.from('<!doctype html><p>Not a video</p>') };
  const batch = await draftWith(maker, [...files.slice(0, 4), { ...files[0]!, name: `copy_of_${files[0]!.name}` }, { ...files[4]!, name: 'stock_kitchen_broll_04.mp4' }, notes]);
  await submitAndWait(maker, batch.id);
  const draft = await draftWith(maker, [{ ...files[4]!, name: 'juniper_ugc_morning_ritual_v2.mov' }]);
  const { items } = await maker.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  const idOf = (outcome: string) => items.find((r) => r.outcome === outcome)!.creativeId;
  const bytes = await readFile(await makeClip({ seed: 777, fileName: 'juniper_spring_cut_9x16_v2.mp4' }));
  const { dispute, invitation } = await fillRooms({ admin, maker, rival }, { name: 'juniper_spring_cut_9x16_v2.mp4', bytes });
  for (const mode of ['wide', 'narrow'] as const) {
    const out = await open(browser, mode);
    await shoot(out, '/sign-in', `sign-in-${mode}`);
    await shoot(out, invitation, `invitation-${mode}`);
    const page = await open(browser, mode, MAKER);
    for (const [name, path] of [
      ['draft', `/tag/${draft.id}`], ['batch', `/tag/${batch.id}`], ['creatives', '/creatives'], ['grid', '/creatives?view=grid'],
      ['creative', `/creatives/${idOf('tagged')}`], ['duplicate', `/creatives/${idOf('duplicate')}`], ['rejected', `/creatives/${idOf('rejected')}`],
      ['certificate', `/history/${idOf('tagged')}/certificate`], ['history', '/history'], ['record', `/history/${idOf('tagged')}`],
      ['submissions', '/submissions'], ['activity', '/activity'], ['reports', '/reports'], ['reports-split', '/reports?split=program&columns=outcome&grain=day&against=previousWeekdays'],
      ['account', '/account'], ['help', '/help'], ['not-found', '/nowhere'], ['nomatch', '/creatives?search=zzzz'],
    ] as const) await shoot(page, path, `p-${name}-${mode}`);
    if (mode === 'wide') {
      await page.goto('/history'); await settled(page);
      await page.keyboard.press('?'); await page.waitForTimeout(400); await look(page, 'keys'); await page.screenshot({ path: `${FOLDER}p-keys.png` }); await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k'); await page.waitForTimeout(400); await look(page, 'palette'); await page.screenshot({ path: `${FOLDER}p-palette.png` }); await page.keyboard.press('Escape');
      await page.goto('/creatives'); await settled(page);
      await page.locator('.stepper button, .range button, [aria-haspopup="dialog"]').nth(1).click().catch(() => undefined); await page.waitForTimeout(400);
      await look(page, 'range'); await page.screenshot({ path: `${FOLDER}p-range.png` });
      await page.goto('/creatives'); await settled(page);
      await page.locator('input[type="checkbox"]').nth(1).check({ force: true }).catch(() => undefined);
      await page.locator('input[type="checkbox"]').nth(2).check({ force: true }).catch(() => undefined);
      await page.waitForTimeout(400); await look(page, 'bulk'); await page.screenshot({ path: `${FOLDER}p-bulk.png` });
      await page.keyboard.press('e'); await page.waitForTimeout(500); await look(page, 'bulk-rename'); await page.screenshot({ path: `${FOLDER}p-bulk-rename.png` });
    }
    const boss = await open(browser, mode, ADMIN);
    for (const [name, path] of [...ADMIN_ROOMS, ['admin-dispute', `/admin/disputes/${dispute}`], ['admin-history', '/history'], ['admin-record', `/history/${idOf('duplicate')}`], ['admin-activity', '/activity'], ['admin-creatives', '/creatives'], ['admin-reports', '/reports?split=partner&columns=program']] as const) await shoot(boss, path, `${name}-${mode}`);
    for (const [name, path, label] of [['program', '/admin/programs', 'Holiday Boost 2026 변경'], ['archive', '/admin/programs', 'Holiday Boost 2026'], ['suspend', '/admin/partners', 'Harbor Media'], ['person', '/admin/people', 'Ruth Adeyemi']] as const) {
      await boss.goto(path); await settled(boss);
      await boss.locator(`button[aria-label*="${label}"], a[aria-label*="${label}"]`).last().click({ timeout: 3000 }).catch((e) => console.log(name, String(e).slice(0, 100)));
      await boss.waitForTimeout(500); await look(boss, `dialog-${name}`); await boss.screenshot({ path: `${FOLDER}admin-dialog-${name}-${mode}.png` });
    }
    // Files under way on a slow line.
    const slow = await page.context().newCDPSession(page);
    await page.goto('/tag'); await settled(page);
    await slow.send('Network.enable');
    await slow.send('Network.emulateNetworkConditions', { latency: 0, downloadThroughput: -1, uploadThroughput: 20_000, offline: false });
    const names = (await readdir(stack.samplesDir)).filter((n) => /\.(mp4|mov)$/.test(n)).sort().slice(0, 3).map((n) => join(stack.samplesDir, n));
    const big = await makeClip({ seed: 900 + mode.length, seconds: 12, fileName: `fresh_${mode}.mp4` });
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^영상 업로드|^업로드$/ }).first().click();
    await (await choosing).setFiles([...names, big]);
    await page.waitForTimeout(4000);
    await look(page, `uploading-${mode}`); await page.screenshot({ path: `${FOLDER}p-uploading-${mode}.png` });
    page.once('dialog', (d) => void d.accept());
    await page.reload(); await page.waitForTimeout(2500); await look(page, `again-${mode}`); await page.screenshot({ path: `${FOLDER}p-again-${mode}.png` });
  }
});
