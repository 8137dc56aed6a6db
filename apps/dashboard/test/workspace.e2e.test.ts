import type { Browser, Page } from '@playwright/test';
import { DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import { Asker, draftWith, someClips, submitAndWait, type File } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

let stack: Stack;
let files: File[];

const open = (browser: Browser, email: string, to = '/') =>
  signedIn(browser, { baseURL: stack.url }, email, to);
const tag = async (page: Page, chosen: readonly File[]) => {
  const asker = await Asker.of(page);
  const draft = await draftWith(asker, chosen);
  await submitAndWait(asker, draft.id);
};
const rows = (page: Page) => page.locator('tbody tr[data-row]');

test.beforeAll(async ({ browser }) => {
  [stack, files] = await Promise.all([startStack(), someClips(4)]);
  const maker = await open(browser, MAKER);
  await tag(maker, [files[0]!, files[1]!, { ...files[0]!, name: 'copy.mp4' }]);
  await maker.context().close();
  const rival = await open(browser, RIVAL);
  await tag(rival, [files[2]!]);
  await rival.context().close();
});
test.afterAll(() => stack.stop());

test.describe('signing in', () => {
  test('says what is wrong, then leads to the page that was wanted', async ({ page }) => {
    await page.goto(`${stack.url}/history?outcome=tagged`);
    await page.getByLabel('E-mail').fill(MAKER);
    await page.getByLabel('Password', { exact: true }).fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();

    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${stack.url}/history?outcome=tagged`);
    await expect(page.getByRole('heading', { name: 'Tagging History' })).toBeVisible();
  });

  test('again, over the page, when the session ended: what was typed stays', async ({ browser }) => {
    const page = await open(browser, MAKER, '/history');
    await expect(rows(page)).toHaveCount(3);
    await page.context().clearCookies();
    await page.getByLabel('Search the history').fill('copy');

    const dialog = page.getByRole('dialog', { name: 'Sign in again to go on.' });
    await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
    await dialog.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel('Search the history')).toHaveValue('copy');
    await expect(rows(page)).toHaveCount(1);
  });

  test('out leads to the sign-in page, and nothing is left behind it', async ({ browser }) => {
    const page = await open(browser, MAKER, '/history');
    await page.getByRole('button', { name: /Account and theme/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(`${stack.url}/sign-in`);
    await page.goto(`${stack.url}/history`);
    await expect(page).toHaveURL(/\/sign-in\?to=/);
  });
});

test.describe('Tagging History', () => {
  test('shows a partner its own files, and nothing to edit them with', async ({ browser }) => {
    const page = await open(browser, MAKER, '/history');
    await expect(rows(page)).toHaveCount(3);
    await expect(page.getByRole('columnheader', { name: 'Partner' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Rename|Edit|Change|Delete/ })).toHaveCount(0);

    await rows(page).filter({ hasText: 'Duplicate' }).getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'copy.mp4' })).toBeVisible();
    await expect(
      page.getByText(/^Twice in this batch: the same bytes as .*, which has the tag\.$/),
    ).toBeVisible();
    await expect(page.locator('main').getByRole('textbox')).toHaveCount(0);
  });

  test('shows an admin every partner, and filters by one; the address keeps it', async ({ browser }) => {
    const page = await open(browser, ADMIN, '/history');
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('dialog', { name: 'Filters' }).getByLabel('Harbor Media').check();
    await expect(rows(page)).toHaveCount(1);
    await page.reload();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('Harbor Media');
    await page.getByRole('button', { name: 'Remove this filter: Partner' }).click();
    await expect(rows(page)).toHaveCount(4);
  });

  test('holds new rows back until they are asked for', async ({ browser }) => {
    const page = await open(browser, AUDITOR, '/history');
    await expect(rows(page)).toHaveCount(4);
    const maker = await open(browser, MAKER);
    await tag(maker, [files[3]!]);
    await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('button', { name: '1 new' }).click();
    await expect(rows(page)).toHaveCount(5);
    await expect(rows(page).first()).toContainText(files[3]!.name);
  });

  test('is walked by keyboard', async ({ browser }) => {
    const page = await open(browser, MAKER, '/history');
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const name = await rows(page).first().getByRole('link').locator('.visually-hidden').textContent();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/history\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { level: 1 }).locator('.visually-hidden')).toHaveText(name!);
  });
});

test('other people’s pages and pages of other roles look as if they did not exist', async ({ browser }) => {
  const page = await open(browser, AUDITOR, '/submissions');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await page.goto('/history/00000000-0000-7000-8000-000000000000');
  await expect(page.getByText('There is nothing here, or it is not yours to see.')).toBeVisible();
});
