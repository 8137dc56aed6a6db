import { stat } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import type { CreativeView, Page as ListPage } from '@smarttag/domain';
import { startStack, type Stack } from '@smarttag/local-stack';
import { makeClip } from '@smarttag/media/testing';
import { violationsOf } from './support/axe.ts';
import { Asker, draftWith, someClips, submitAndWait } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signedIn } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage } from './tagging-page.ts';

const TAG_ID = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack();
});
test.afterAll(() => stack.stop());

const open = (browser: Browser, email: string, to = '/') =>
  signedIn(browser, { baseURL: stack.url }, email, to);
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('an admin makes a program and a partner, invites a person who tags into it, and suspends the partner', async ({
  browser,
}) => {
  const admin = await open(browser, ADMIN);
  await expect(admin.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await admin.getByRole('link', { name: 'Programs' }).click();
  await admin.getByRole('button', { name: 'New program' }).click();
  await admin.getByLabel('Name', { exact: true }).fill('Winter Stories 2027');
  await admin.getByLabel('Creative service provider').check();
  await admin.getByRole('button', { name: 'Create program' }).click();
  await expect(row(admin, 'Winter Stories 2027')).toContainText('Open');

  await admin.getByRole('link', { name: 'Partners' }).click();
  await admin.getByRole('button', { name: 'New partner' }).click();
  await admin.getByLabel('Name', { exact: true }).fill('Lantern Films');
  await admin.getByRole('button', { name: 'Create partner' }).click();
  await row(admin, 'Lantern Films').getByRole('link').click();

  await admin.getByRole('button', { name: 'Invite' }).click();
  await admin.getByLabel('E-mail', { exact: true }).fill('noor@lantern.example');
  await admin.getByRole('button', { name: 'Make invitation' }).click();
  const link = await admin.getByLabel('One-time link').inputValue();
  await expect(admin.getByText('No mail server is set up: hand it over yourself.')).toBeVisible();
  await admin.getByRole('button', { name: 'Close' }).click();
  await expect(row(admin, 'noor@lantern.example')).toContainText('Invited');

  const noor = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await noor.goto(`/invitation${new URL(link).hash}`);
  await expect(noor.getByText('You are invited to join Lantern Films.')).toBeVisible();
  await noor.getByLabel('Your name').fill('Noor Haddad');
  await noor.getByLabel('Password', { exact: true }).fill('a password of mine');
  await noor.getByRole('button', { name: 'Join' }).click();
  await noor.waitForURL('**/start');

  await noor.goto('/tag');
  const tagging = new TaggingPage(noor);
  await tagging.choose('7455555555555555555', 'Winter Stories 2027');
  const clip = await makeClip({ seed: 901, fileName: 'lantern_hero.mp4' });
  await tagging.drop([clip]);
  await expect(tagging.dock).toContainText('The file arrived');
  await tagging.submit.click();
  await tagging.expectStates({ 'lantern_hero.mp4': TAG_ID });

  await expect(row(admin, 'Noor Haddad')).toContainText('Active');
  await admin.getByRole('link', { name: 'Partners' }).click();
  await admin.getByRole('button', { name: 'Change Lantern Films', exact: true }).click();
  const { size } = await stat(clip);
  await expect(admin.getByLabel('Quota in GB')).toHaveAccessibleDescription(
    `What its people may have stored at once, drafts included. Used now: ${(size / 1000).toFixed(1)} kB.`,
  );
  await admin.getByRole('button', { name: 'Cancel' }).click();
  await admin.getByRole('button', { name: 'Suspend Lantern Films' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Suspend Lantern Films' });
  await expect(dialog).toContainText('1 person loses access.');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(row(admin, 'Lantern Films')).toContainText('Suspended');

  const again = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await again.goto('/sign-in');
  await again.getByLabel('E-mail').fill('noor@lantern.example');
  await again.getByLabel('Password', { exact: true }).fill('a password of mine');
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again.getByText('Your company is suspended.')).toBeVisible();
  await again.goto(`/invitation${new URL(link).hash}`);
  await expect(again.getByRole('heading', { name: 'This link has ended' })).toBeVisible();

  await admin.goto('/history');
  await expect(row(admin, 'lantern_hero.mp4')).toContainText('Lantern Films');
  await admin.goto('/activity');
  await expect(admin.getByText('suspended the partner').first()).toBeVisible();
});

test('two admins change one program: the slower one sees what the other wrote, and decides', async ({
  browser,
}) => {
  const [one, other] = await Promise.all([
    open(browser, ADMIN, '/admin/programs'),
    open(browser, ADMIN, '/admin/programs'),
  ]);
  for (const page of [one, other])
    await page.getByRole('button', { name: 'Change Always-On Commerce', exact: true }).click();
  await one.getByLabel('Description').fill('Words of the first');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(row(one, 'Words of the first')).toBeVisible();

  await other.getByLabel('Description').fill('Words of the second');
  await other.getByRole('button', { name: 'Save' }).click();
  const stale = other.getByRole('alert').filter({ hasText: 'changed this while you were typing' });
  await expect(stale).toContainText('Words of the first');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(row(other, 'Words of the second')).toBeVisible();

  await one.getByRole('button', { name: 'Archive Always-On Commerce' }).click();
  await expect(one.getByRole('dialog')).toContainText('No draft has chosen it.');
  await one.getByRole('button', { name: 'Archive', exact: true }).last().click();
  await expect(row(one, 'Always-On Commerce')).toContainText('Archived');
});

test('a dispute is answered with both sides in view, and an auditor only looks', async ({ browser }) => {
  const files = await someClips(1);
  const pages = [await open(browser, RIVAL), await open(browser, MAKER)];
  for (const page of pages) {
    const asker = await Asker.of(page);
    await submitAndWait(asker, (await draftWith(asker, files)).id);
  }
  const maker = pages[1]!;
  const asker = await Asker.of(maker);
  const { items } = await asker.get<ListPage<CreativeView>>('/api/creatives');
  await asker.post(`/api/creatives/${items[0]!.id}/dispute`, { why: 'We cut this in March.' });

  const admin = await open(browser, ADMIN);
  await expect(admin.getByText('1 company waits for an answer')).toBeVisible();
  const entry = admin.getByRole('navigation').getByRole('link', { name: /^Disputes/ });
  await expect(entry).toHaveText('Disputes1');
  await admin.getByRole('link', { name: 'Show', exact: true }).click();
  await row(admin, 'Northlight Studio').getByRole('link').click();
  await expect(admin.getByText('We cut this in March.')).toBeVisible();
  await expect(admin.locator('section', { hasText: 'Asks for it' })).toContainText('Northlight Studio');
  await expect(admin.locator('section', { hasText: 'Has the tag' })).toContainText('Harbor Media');

  const auditor = await open(browser, AUDITOR, '/admin/disputes');
  await row(auditor, 'Northlight Studio').getByRole('link').click();
  await expect(auditor.getByText('We cut this in March.')).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Send answer' })).toHaveCount(0);

  expect(await violationsOf(admin, 'dispute')).toEqual([]);
  await admin.getByLabel('Decline').check();
  await admin.getByLabel(/What Northlight Studio reads/).fill('Harbor sent it before.');
  await admin.getByRole('button', { name: 'Send answer' }).click();
  await expect(admin.getByRole('heading', { name: 'You declined' })).toBeVisible();
  await expect(entry).toHaveText('Disputes');
  expect(await violationsOf(admin, 'answered')).toEqual([]);

  await maker.goto(`/creatives/${items[0]!.id}`);
  await expect(maker.getByText('Harbor sent it before.')).toBeVisible();
  await maker.goto('/admin/programs');
  await expect(maker.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

test('a confirmation by mistake is taken back, at once or later; an auditor only reads', async ({
  browser,
}) => {
  const asker = await Asker.of(await open(browser, MAKER));
  await asker.post('/api/business-centers', { businessCenterId: '7601340984413790777', name: 'Wren' });
  const admin = await open(browser, ADMIN, '/admin/business-centers');
  const wren = row(admin, 'Wren');
  await wren.getByRole('button', { name: 'Confirm Wren' }).click();
  await expect(wren).toContainText('Confirmed');
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(wren).toContainText('Not confirmed');
  await wren.getByRole('button', { name: 'Confirm Wren' }).click();
  await wren.getByRole('button', { name: 'Take back the confirmation of Wren' }).click();
  await expect(wren).toContainText('Not confirmed');

  const auditor = await open(browser, AUDITOR, '/admin/business-centers');
  await expect(row(auditor, 'Wren')).toContainText('Not confirmed');
  await expect(auditor.locator('main').getByRole('button', { name: /Confirm|Take back/ })).toHaveCount(0);
  await auditor.goto('/activity');
  await expect(auditor.getByText('took back the confirmation of the Business Center').first()).toBeVisible();
});

test('axe finds no violation in forms and where a one-time link leads', async ({ browser }) => {
  const admin = await open(browser, ADMIN, '/admin/people');
  await admin.emulateMedia({ reducedMotion: 'reduce' });
  await admin.getByRole('button', { name: 'Open Ruth Adeyemi' }).click();
  expect(await violationsOf(admin, 'person')).toEqual([]);
  await admin.getByRole('button', { name: 'Password link' }).click();
  const link = await admin.getByLabel('One-time link').inputValue();
  expect(await violationsOf(admin, 'link')).toEqual([]);
  await admin.goto('/admin/programs');
  await admin.getByRole('button', { name: 'Change Holiday Boost 2026' }).click();
  expect(await violationsOf(admin, 'program')).toEqual([]);

  const ruth = await (await browser.newContext({ baseURL: stack.url })).newPage();
  await ruth.goto(`/invitation${new URL(link).hash}`);
  await ruth.getByRole('button', { name: 'Set password' }).waitFor();
  expect(await violationsOf(ruth, 'invitation')).toEqual([]);
});
