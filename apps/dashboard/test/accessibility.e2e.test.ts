import type { Page } from '@playwright/test';
import type { CreativeView } from '@smarttag/domain';
import type { Stack } from '@smarttag/local-stack';
import { ADMIN_ROOMS } from './support/admin-rooms.ts';
import { violationsOf } from './support/axe.ts';
import { everyOutcome } from './support/every-outcome.ts';
import { ADMIN, AUDITOR, MAKER, signIn, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

/** Every page is looked at whole. */
const LONG = 600_000;

let stack: Stack;
let creatives: CreativeView[];
test.beforeAll(async ({ browser, sharedStack }) => {
  test.setTimeout(LONG);
  stack = sharedStack;
  creatives = await everyOutcome(browser, stack, { hero: 'larkspur_hero_v4.mp4', seed: 351 });
});

const creativeOf = (state: CreativeView['state']) => creatives.find((creative) => creative.state === state)!;

const PAGES: Record<string, () => string[]> = {
  [MAKER]: () => [
    '/start',
    '/tag',
    `/tag/${creatives[0]!.submissionId}`,
    '/creatives',
    '/creatives?view=grid',
    '/creatives?search=nothing',
    ...(['tagged', 'duplicate', 'rejected'] as const).map((state) => `/creatives/${creativeOf(state).id}`),
    '/history',
    `/history/${creativeOf('duplicate').id}`,
    `/history/${creativeOf('tagged').id}/certificate`,
    '/submissions',
    '/activity',
    '/reports?split=outcome',
    '/account',
    '/help',
    '/nowhere',
  ],
  [ADMIN]: () => [
    '/history',
    `/history/${creativeOf('tagged').id}`,
    '/reports?split=partner&columns=program',
    '/creatives',
    '/activity',
    ...ADMIN_ROOMS.map(([, path]) => path),
  ],
  [AUDITOR]: () => ['/history', '/activity', '/creatives', `/creatives/${creativeOf('tagged').id}`],
};

const walk = async (page: Page, paths: readonly string[]) => {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    found.push(...(await violationsOf(page, path)));
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search or jump' }).waitFor();
  found.push(...(await violationsOf(page, 'palette')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  found.push(...(await violationsOf(page, 'keys')));
  return found;
};

for (const [email, paths] of Object.entries(PAGES))
  test(`axe finds no violation on any page of ${email}, light and dark`, async ({ browser }) => {
    test.setTimeout(LONG);
    const page = await signedIn(browser, { baseURL: stack.url }, email, '/account');
    expect(await walk(page, paths())).toEqual([]);
  });

test('axe finds no violation where one signs in and where many are renamed', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await violationsOf(page, 'sign-in')).toEqual([]);
  await signIn(page, MAKER, '/creatives');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page
    .getByRole('toolbar', { name: /selected/ })
    .getByRole('button', { name: 'Rename' })
    .click();
  await page.getByRole('textbox', { name: 'Find' }).fill('hero');
  expect(await violationsOf(page, 'rename')).toEqual([]);
});
