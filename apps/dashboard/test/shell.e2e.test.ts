import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import type { CreativeView } from '@smarttag/domain';
import { DEMO_PASSWORD, type Stack } from '@smarttag/local-stack';
import { makeClip } from '@smarttag/media/testing';
import { violationsOf } from './support/axe.ts';
import { everyOutcome } from './support/every-outcome.ts';
import { MAKER, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

/** For what is many steps. */
const LONG = 600_000;

let stack: Stack;
let creatives: CreativeView[];
test.beforeAll(async ({ browser, sharedStack }) => {
  test.setTimeout(LONG);
  stack = sharedStack;
  creatives = await everyOutcome(browser, stack, { hero: 'juniper_hero_v4.mp4', seed: 301 });
});

const openAs = (browser: Browser, email: string, to = '/creatives', options: BrowserContextOptions = {}) =>
  signedIn(browser, { baseURL: stack.url, ...options }, email, to);
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or jump' });

test('the palette leads to creatives, IDs, filters, pages and actions', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/submissions');
  const tagged = creatives.find(({ state }) => state === 'tagged')!;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hero JUN');
  await expect(palette(page).getByRole('option', { name: 'juniper_hero_v4.mp4' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/creatives/${tagged.id}$`));

  for (const id of [tagged.tagId!.toLowerCase(), tagged.sha256!]) {
    await page.getByRole('link', { name: 'Submissions' }).click();
    await page.getByRole('button', { name: 'Search or jump' }).click();
    await page.getByRole('combobox', { name: /Creatives, tag IDs/ }).fill(id);
    await palette(page).getByRole('option', { name: 'juniper_hero_v4.mp4' }).click();
    await expect(page).toHaveURL(new RegExp(`/creatives/${tagged.id}$`));
  }

  await page.keyboard.press('Control+k');
  await page.keyboard.type(tagged.businessCenterId!.replace(/(\d{4})(?=\d)/g, '$1 '));
  await palette(page)
    .getByRole('option', { name: /^Business Center is/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`businessCenter=${tagged.businessCenterId!}`));
  await expect(page.getByRole('row').filter({ hasText: 'juniper_hero_v4.mp4' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
});

test('what is typed right after Ctrl+K stands in the palette, however slow the line', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/submissions');
  await page.route('**/assets/**', () => undefined);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hero JUN');
  await expect(palette(page).getByRole('combobox')).toHaveValue('hero JUN');
  await expect(palette(page).getByRole('option', { name: 'juniper_hero_v4.mp4' })).toBeVisible();
});

test('Enter opens what the words lead to, not what those before them had found', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/submissions');
  const tagged = creatives.find(({ state }) => state === 'tagged')!;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lark');
  await expect(palette(page).getByRole('option', { name: 'lark_winter_sun.mp4' }).first()).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('hero JUN');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/creatives/${tagged.id}$`));
});

test('what earlier words find too late is not opened', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/submissions');
  const tagged = creatives.find(({ state }) => state === 'tagged')!;
  let answer = () => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/search=lark/, async (route) => {
    await late;
    await route.continue();
  });
  const asked = page.waitForRequest(/search=lark/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lark');
  await asked;
  await page.keyboard.press('Control+a');
  await page.keyboard.type('hero JUN');
  await page.keyboard.press('Enter');
  answer();
  await expect(page).toHaveURL(new RegExp(`/creatives/${tagged.id}$`));
});

test('pages open by two letters, ? lists all keys, and letters can be switched off', async ({ browser }) => {
  const page = await openAs(browser, MAKER);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Submissions' })).toBeVisible();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('Submit All Assets')).toBeVisible();
  await keys.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('checkbox', { name: 'Single letters work as keys' }).uncheck();
  await page.getByRole('heading', { level: 1, name: 'Account' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expect(keys).toHaveCount(0);
  await expect(page).toHaveURL(/\/account$/);
});

test('the keyboard begins at the page itself, and sees where it is', async ({ browser }) => {
  const page = await openAs(browser, MAKER);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'My Creatives' }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
  expect(outline).not.toBe('none');
});

test('the theme is there before the first paint, and nothing moves after it', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives', { colorScheme: 'dark' });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of ['/tag', '/creatives', '/history', '/submissions', '/activity']) {
    await page.goto(path, { waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    await page.waitForLoadState('networkidle');
    const moved = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
    );
    // What the browser calls imperceptible: a scroll bar, a figure that is a digit longer.
    expect(moved, path).toBeLessThan(0.01);
  }
});

test('a language is chosen in this browser: the page turns at once, and a reload begins with it', async ({
  browser,
}) => {
  const page = await openAs(browser, MAKER, '/account');
  const speaks = async (language: string, heading: string) => {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveTitle(new RegExp(`^${heading} ·`));
  };
  await page.getByLabel('New password').fill('typed before');
  // A line that breaks leaves the language, and is tried again.
  await page.route(/assets\/fr\.pages/, (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByText('Français could not be loaded.')).toBeVisible();
  await speaks('en', 'Account');
  await page.getByRole('button', { name: 'Français' }).click();
  await speaks('fr', 'Compte');
  await expect(page.getByLabel('Nouveau mot de passe')).toHaveValue('typed before');
  await expect(page.getByRole('link', { name: 'Mes créations' })).toBeVisible();
  expect(await violationsOf(page, 'account in French')).toEqual([]);

  await page.reload();
  await speaks('fr', 'Compte');
  await page.getByRole('button', { name: 'English' }).click();
  await speaks('en', 'Account');
});

test('before a choice the browser says which language is spoken, on the page of sign-in too', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'fr-CH' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page).toHaveTitle(/^Sign in ·/);
});

/** Presses Tab until what is wanted has the focus: what a person without a mouse does. */
const tabTo = async (page: Page, wanted: Locator) => {
  const focused = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 40 && !(await focused()); presses++) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
};

test('the main job is done with the keyboard alone: sign in, choose, upload, submit, find, rename', async ({
  browser,
}) => {
  test.setTimeout(LONG);
  const page = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await page.goto('/sign-in?to=/tag');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(MAKER);
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tag Creatives' }).waitFor();
  // The dialog that gives handles cannot be answered by a test.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  // Long before the key: a dialog that opens before it is expected is the system's own, and nobody answers it.
  const dialog = page.waitForEvent('filechooser');

  await tabTo(page, page.getByRole('combobox', { name: 'Business Center ID' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('combobox', { name: 'Program' }));
  await page.keyboard.type('Holiday');
  const upload = page.getByRole('button', { name: 'Upload videos' });
  await tabTo(page, upload);
  await page.keyboard.press('u');
  await (await dialog).setFiles(await makeClip({ seed: 311, fileName: 'keyboard_cut_v1.mp4' }));
  await expect(page.getByRole('listitem', { name: 'keyboard_cut_v1.mp4' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 of 1 file tagged')).toBeVisible({ timeout: 90_000 });

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { level: 1, name: 'My Creatives' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('keyboard');
  await expect(page.getByRole('button', { name: '1 creative' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.keyboard.type('keyboard_cut_v2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: 'keyboard_cut_v2.mp4' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'keyboard_cut_v2.mp4' })).toBeVisible();
});
