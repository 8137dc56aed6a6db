import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import type {
  BusinessCenterView,
  Page as ListPage,
  PersonName,
  ProgramView,
  ReportView,
  SessionView,
  TaggingRecordView,
} from '@smarttag/domain';
import { insertFullMonth, insertManyTaggingRecords } from '@smarttag/domain/testing';
import { makeClip } from '@smarttag/media/testing';
import { ADMIN_ROOMS, DIALOGS, EMPTY_ROOMS, crowdRooms, fillRooms } from './support/admin-rooms.ts';
import { Asker, draftWith, filesIn, submitAndWait, type File } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signIn } from './support/people.ts';
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

interface Shown {
  draft: string;
  batch: string;
  tagged: string;
  duplicate: string;
}

/** Every page, as whom it is seen, and where. */
const pagesOf = ({ draft, batch, tagged, duplicate }: Shown): [name: string, who: string, path: string][] => [
  ['getting-started', MAKER, '/start'],
  ['tag-creatives', MAKER, `/tag/${draft}`],
  ['tag-creatives-submitted', MAKER, `/tag/${batch}`],
  ['my-creatives', MAKER, '/creatives'],
  ['my-creatives-grid', MAKER, '/creatives?view=grid'],
  ['creative', MAKER, `/creatives/${tagged}`],
  ['creative-duplicate', MAKER, `/creatives/${duplicate}`],
  ['certificate', MAKER, `/history/${tagged}/certificate`],
  ['tagging-history', MAKER, '/history'],
  ['tagging-record', MAKER, `/history/${tagged}`],
  ['tagging-record-duplicate', MAKER, `/history/${duplicate}`],
  ['submissions', MAKER, '/submissions'],
  ['activity', MAKER, '/activity'],
  ['reports', MAKER, '/reports'],
  ['account', MAKER, '/account'],
  ['help', MAKER, '/help'],
  ['not-found', MAKER, '/nowhere'],
  ['admin-tagging-history', ADMIN, '/history'],
  ['admin-tagging-record', ADMIN, `/history/${tagged}`],
  ['admin-tagging-record-duplicate', ADMIN, `/history/${duplicate}`],
  ['admin-activity', ADMIN, '/activity'],
  ['admin-creatives', ADMIN, '/creatives'],
  ['admin-reports', ADMIN, '/reports?split=partner&columns=program'],
  ['auditor-activity', AUDITOR, '/activity'],
];

/** Pages that are another page with nothing, with one thing, and with a thousand. */
const LISTS: [name: string, path: string][] = [
  ['tag-creatives', '/tag'],
  ['my-creatives', '/creatives'],
  ['my-creatives-grid', '/creatives?view=grid'],
  ['tagging-history', '/history'],
  ['submissions', '/submissions'],
  ['activity', '/activity'],
  ['reports', '/reports?split=program&columns=outcome&figure=submitted'],
];

/** What the platform audits by, with nothing, with one thing, and with thousands. */
const AUDITED: [name: string, path: string][] = [
  ['admin-tagging-history', '/history'],
  ['admin-activity', '/activity'],
];

const askerOf = async (browser: Browser, url: string, email: string) => {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await signIn(page, email);
  return Asker.of(page);
};

/** Two batches of one partner, a draft, and one of another with the same bytes: every outcome once. */
const fill = async (maker: Asker, rival: Asker, files: File[]): Promise<Shown> => {
  const notes = { name: 'storyboard_notes.mp4', bytes: Buffer.from('<!doctype html><p>Not a video</p>') };
  const theirs = await draftWith(rival, [files[4]!]);
  await submitAndWait(rival, theirs.id);
  const batch = await draftWith(maker, [
    ...files.slice(1, 4),
    { ...files[0]!, name: `copy_of_${files[0]!.name}` },
    { ...files[4]!, name: 'stock_kitchen_broll_04.mp4' },
    notes,
  ]);
  await submitAndWait(maker, batch.id);
  const draft = await draftWith(maker, [{ ...files[4]!, name: 'juniper_ugc_morning_ritual_v2.mov' }]);

  const { items } = await maker.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  const idOf = (outcome: string) => items.find((record) => record.outcome === outcome)!.creativeId;
  return { draft: draft.id, batch: batch.id, tagged: idOf('tagged'), duplicate: idOf('duplicate') };
};

/** A month of a thousand creatives with long names, counted by the reports when this is done. */
const fillUp = async (mongoUrl: string, rival: Asker) => {
  const FILES = 1_008;
  const [{ partner }, people, programs, centers] = await Promise.all([
    rival.get<SessionView>('/api/session'),
    rival.get<ListPage<PersonName>>('/api/people'),
    rival.get<ListPage<ProgramView>>('/api/programs'),
    rival.get<ListPage<BusinessCenterView>>('/api/business-centers'),
  ]);
  const company = {
    ...partner!,
    people: people.items.filter(({ partnerId }) => partnerId === partner!.id),
    programs: programs.items.filter(({ open }) => open),
    businessCenters: centers.items,
  };
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const submitted = async () =>
    (await rival.get<ReportView>(`/api/reports/creatives?from=${day(-30)}&to=${day(1)}`)).totals.submitted;
  const before = await submitted();
  await insertFullMonth(mongoUrl, company, FILES, new Date());
  await expect.poll(submitted, { timeout: 90_000 }).toBe(before + FILES);
};

/** More records than are counted one by one, of many companies. */
const auditMany = async (rival: Asker) => {
  const { items } = await rival.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  await insertManyTaggingRecords(stack.mongoUrl, items[0]!, 12_000, new Date());
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

const openIn = async (browser: Browser, mode: Mode, email?: string) => {
  const page = await (await browser.newContext({ ...MODES[mode], baseURL: stack.url })).newPage();
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

  await fillUp(stack.mongoUrl, rival);
  await shootLists(browser, RIVAL, 'full', ['light', 'narrow']);
  await auditMany(rival);
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
      await shown?.scrollIntoViewIfNeeded();
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
