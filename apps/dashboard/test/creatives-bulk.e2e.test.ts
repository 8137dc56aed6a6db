import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import type { CreativeView, HistoryEventView, Page as ListPage } from '@smarttag/domain';
import type { Stack } from '@smarttag/local-stack';
import { makeClip } from '@smarttag/media/testing';
import { Asker, draftWith, submitAndWait, submitNotes } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

const openAs = (browser: Browser, email: string, to: string) =>
  signedIn(browser, { baseURL: stack.url }, email, to);

const row = (page: Page, fileName: string) => page.getByRole('row').filter({ hasText: fileName });
const pick = (page: Page, fileName: string) => page.getByRole('checkbox', { name: `Select ${fileName}` });
const bar = (page: Page) => page.getByRole('toolbar', { name: /selected/ });
const namesOf = async (page: Page, search: string) => {
  const asker = await Asker.of(page);
  const { items } = await asker.get<ListPage<CreativeView>>(`/api/creatives?search=${search}`);
  return items.map(({ fileName }) => fileName).sort();
};
const renameAll = async (page: Page, find: string, replace: string, files: number) => {
  await bar(page).getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Find' }).fill(find);
  await page.getByRole('textbox', { name: 'Replace with' }).fill(replace);
  await page.getByRole('button', { name: `Rename ${files} files` }).click();
};

test('rows are picked by keys and by Shift, renamed in one go with a preview, and put back', async ({
  browser,
}) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['fox_a_v1.mp4', 'fox_b_v1.mp4', 'fox_c_v1.mp4', 'fox_d_final.mp4']);
  await page.goto('/creatives?search=fox');
  await expect(row(page, 'fox_a_v1.mp4').locator('mark').first()).toHaveText('fox');

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await expect(bar(page)).toContainText('4 selected');

  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Find' }).fill('_v1');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('_v2');
  const preview = page.getByRole('region', { name: 'Every change' });
  await expect(page.getByText('3 of 4 names change.')).toBeVisible();
  await expect(preview.getByRole('row').filter({ hasText: 'fox_d_final.mp4' })).toContainText(
    '_v1 is not in it',
  );
  await page.getByRole('button', { name: 'Rename 3 files' }).click();
  await expect(page.getByText('Renamed 3 files')).toBeVisible();
  await expect(row(page, 'fox_b_v2.mp4')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Put 3 files back as they were')).toBeVisible();
  expect(await namesOf(page, 'fox')).toEqual([
    'fox_a_v1.mp4',
    'fox_b_v1.mp4',
    'fox_c_v1.mp4',
    'fox_d_final.mp4',
  ]);

  await bar(page).getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Pattern' }).click();
  await page.getByRole('textbox', { name: 'Pattern' }).fill('vixen_{n:2}_{name}');
  await expect(preview).toContainText('vixen_01_');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Rename 4 creatives' })).toHaveCount(0);
});

test('on a phone a long press picks, each tap one more, and many are renamed all the same', async ({
  browser,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const page = await signedIn(browser, { baseURL: stack.url, ...phone }, MAKER, '/creatives');
  await submitNotes(page, ['otter_a_v1.mp4', 'otter_b_v1.mp4']);
  await page.goto('/creatives?search=otter');
  const finger = await page.context().newCDPSession(page);
  const first = (await row(page, 'otter_a_v1.mp4').boundingBox())!;
  const touchPoints = [{ x: first.x + first.width / 2, y: first.y + first.height / 2 }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(bar(page)).toContainText('1 selected');
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await row(page, 'otter_b_v1.mp4').tap();
  await expect(bar(page)).toContainText('2 selected');
  await renameAll(page, '_v1', '_v2', 2);
  await expect(page.getByText('Renamed 2 files')).toBeVisible();
  await expect(row(page, 'otter_b_v2.mp4')).toBeVisible();
});

test('a program is chosen for many, in table or pictures, and the view stays in the address', async ({
  browser,
}) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['newt_a.mp4', 'newt_b.mp4']);
  await page.goto('/creatives?search=newt');
  await page.getByRole('button', { name: 'Pictures' }).click();
  await expect(page).toHaveURL(/view=grid/);
  await page.reload();
  await pick(page, 'newt_a.mp4').check();
  await pick(page, 'newt_b.mp4').click({ modifiers: ['Shift'] });
  await bar(page).getByRole('button', { name: 'Change program' }).click();
  const program = page.getByRole('combobox', { name: 'Program' });
  const current = (await (await Asker.of(page)).get<ListPage<CreativeView>>('/api/creatives?search=newt'))
    .items[0]!;
  const others = (await program.locator('option:not([disabled])').allTextContents()).filter(
    (name) => name.trim() !== current.programName,
  );
  await program.selectOption({ label: others[0]!.trim() });
  await page.getByRole('button', { name: 'Move 2 files' }).click();
  await expect(page.getByText(`Moved 2 files to ${others[0]!.trim()}`)).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(row(page, 'newt_a.mp4')).toContainText(others[0]!.trim());
});

test('what somebody else changed is listed and the rest is done', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['elk_1_v1.mp4', 'elk_2_v1.mp4', 'elk_3_v1.mp4']);
  await page.goto('/creatives?search=elk');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await bar(page).getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Find' }).fill('_v1');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('_v2');

  // While the preview stands open somebody renames one of them, and the row behind it does not hear of it.
  const admin = await Asker.of(await openAs(browser, ADMIN, '/creatives'));
  const { items } = await admin.get<ListPage<CreativeView>>('/api/creatives?search=elk_2');
  const { id, version } = items[0]!;
  await page.route(`**/api/creatives/${id}`, (route) => route.abort());
  await admin.post('/api/creatives/bulk', { items: [{ id, version, fileName: 'elk_2_theirs.mp4' }] });

  await page.getByRole('button', { name: 'Rename 3 files' }).click();
  await page.getByRole('button', { name: 'Show 1' }).click();
  const failures = page.getByRole('dialog', { name: '1 file could not be changed' });
  await expect(failures.getByRole('listitem')).toContainText('Someone else changed it meanwhile');
  expect(await namesOf(page, 'elk')).toEqual(['elk_1_v2.mp4', 'elk_2_theirs.mp4', 'elk_3_v2.mp4']);
});

test('when the answer is lost history tells what was done, and a repeat adds nothing', async ({
  browser,
}) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['ant_1_v1.mp4', 'ant_2_v1.mp4']);
  await page.goto('/creatives?search=ant_');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.route('**/api/creatives/bulk', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await renameAll(page, '_v1', '_v2', 2);
  await page.getByRole('button', { name: 'Show 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.unrouteAll({ behavior: 'wait' });

  // The rows hear of it by the live events, and there is nothing left to change.
  await expect(row(page, 'ant_1_v2.mp4')).toBeVisible();
  const asker = await Asker.of(page);
  const edits = async () => {
    const { items } = await asker.get<ListPage<HistoryEventView>>('/api/history?action=creative.edited');
    return items.filter(({ after }) => String(after?.fileName).startsWith('ant_')).length;
  };
  await expect.poll(edits).toBe(2);
  const { items } = await asker.get<ListPage<CreativeView>>('/api/creatives?search=ant_');
  const repeat = items.map(({ id, fileName }) => ({ id, version: 0, fileName }));
  await asker.post('/api/creatives/bulk', { items: repeat });
  await page.reload();
  await expect.poll(edits).toBe(2);
});

test('Undo of many leaves alone what somebody else changed since', async ({ browser }) => {
  const page = await openAs(browser, MAKER, '/creatives');
  await submitNotes(page, ['yak_1_v1.mp4', 'yak_2_v1.mp4']);
  await page.goto('/creatives?search=yak');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await renameAll(page, '_v1', '_v2', 2);
  // A toast stays while it has the focus, however long the other takes.
  await page.getByRole('button', { name: 'Undo' }).focus();

  const admin = await openAs(browser, ADMIN, '/creatives?search=yak_1');
  await row(admin, 'yak_1_v2.mp4').waitFor();
  await admin.keyboard.press('j');
  await admin.keyboard.press('e');
  await admin.getByRole('textbox', { name: 'File name without extension' }).fill('yak_1_theirs');
  await admin.keyboard.press('Enter');
  await expect(row(admin, 'yak_1_theirs.mp4')).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Show 1' }).click();
  await expect(page.getByRole('dialog', { name: '1 file could not be changed' })).toContainText(
    'Someone else changed it meanwhile',
  );
  expect(await namesOf(page, 'yak')).toEqual(['yak_1_theirs.mp4', 'yak_2_v1.mp4']);
});

test('an auditor picks and copies, and finds nothing to change', async ({ browser }) => {
  const page = await openAs(browser, AUDITOR, '/creatives?search=fox');
  await pick(page, 'fox_a_v1.mp4').check();
  await expect(bar(page)).toContainText('1 selected');
  await expect(bar(page).getByRole('button', { name: 'Rename' })).toHaveCount(0);
  await expect(bar(page).getByRole('button', { name: 'Change program' })).toHaveCount(0);
});

test('a duplicate of another company is claimed, and its state stands where it was refused', async ({
  browser,
}) => {
  const clip = await readFile(await makeClip({ seed: 321, fileName: 'lark.mp4' }));
  const rival = await Asker.of(await openAs(browser, RIVAL, '/creatives'));
  await submitAndWait(rival, (await draftWith(rival, [{ name: 'lark.mp4', bytes: clip }])).id);
  const page = await openAs(browser, MAKER, '/creatives');
  const maker = await Asker.of(page);
  await submitAndWait(maker, (await draftWith(maker, [{ name: 'our_lark.mp4', bytes: clip }])).id);

  await page.goto('/creatives?search=our_lark');
  await row(page, 'our_lark.mp4').getByRole('link').click();
  await page.getByRole('button', { name: 'We made this' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Say why it is yours.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Why is it yours?' }).fill('We shot it in March.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText(/The platform is looking at it/)).toBeVisible();
  await expect(page.getByText('We shot it in March.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'We made this' })).toHaveCount(0);
});
