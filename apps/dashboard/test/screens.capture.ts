import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test, type Browser, type Page } from '@playwright/test';
import { startStack, type Stack } from '@smarttag/local-stack';
import type { Page as ListPage, TaggingRecordView } from '@smarttag/domain';
import { Asker, draftWith, filesIn, submitAndWait } from './support/batch.ts';
import { ADMIN, AUDITOR, MAKER, RIVAL, signIn } from './support/people.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));

const MODES = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  narrow: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
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
  ['creative', MAKER, `/creatives/${tagged}`],
  ['tagging-history', MAKER, '/history'],
  ['tagging-record', MAKER, `/history/${tagged}`],
  ['tagging-record-duplicate', MAKER, `/history/${duplicate}`],
  ['submissions', MAKER, '/submissions'],
  ['activity', MAKER, '/activity'],
  ['account', MAKER, '/account'],
  ['not-found', MAKER, '/nowhere'],
  ['admin-tagging-history', ADMIN, '/history'],
  ['auditor-activity', AUDITOR, '/activity'],
];

/** Two batches of one partner, a draft, and one of another with the same bytes: every outcome once. */
const fill = async (browser: Browser, url: string, samples: string): Promise<Shown> => {
  const open = async (email: string) => {
    const page = await (await browser.newContext({ baseURL: url })).newPage();
    await signIn(page, email);
    return Asker.of(page);
  };
  const files = await filesIn(samples);
  const notes = { name: 'storyboard_notes.mp4', bytes: Buffer.from('<!doctype html><p>Not a video</p>') };
  const maker = await open(MAKER);

  const first = await draftWith(maker, files.slice(0, 2));
  await submitAndWait(maker, first.id);
  const batch = await draftWith(maker, [
    ...files.slice(2, 4),
    { ...files[0]!, name: `copy_of_${files[0]!.name}` },
    notes,
  ]);
  await submitAndWait(maker, batch.id);
  const rival = await open(RIVAL);
  const theirs = await draftWith(rival, [files[4]!, files[1]!]);
  await submitAndWait(rival, theirs.id);
  const draft = await draftWith(maker, [{ ...files[4]!, name: 'juniper_ugc_morning_ritual_v2.mov' }]);

  const { items } = await maker.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  const idOf = (outcome: string) => items.find((record) => record.outcome === outcome)!.creativeId;
  return { draft: draft.id, batch: batch.id, tagged: idOf('tagged'), duplicate: idOf('duplicate') };
};

/** Still: data there, pictures decoded, no skeleton left. */
const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
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

test('every page, light, dark and narrow', async ({ browser }) => {
  await mkdir(FOLDER, { recursive: true });
  const shown = await fill(browser, stack.url, stack.samplesDir);
  for (const mode of Object.keys(MODES) as Mode[]) {
    const openAs = async (email?: string) => {
      const page = await (await browser.newContext({ ...MODES[mode], baseURL: stack.url })).newPage();
      if (email) await signIn(page, email);
      return page;
    };
    const shoot = (page: Page, name: string) => page.screenshot({ path: `${FOLDER}${name}-${mode}.png` });

    const signedOut = await openAs();
    await signedOut.goto('/sign-in');
    await settled(signedOut);
    await shoot(signedOut, 'sign-in');
    await signedOut.context().close();

    const pages = new Map<string, Page>();
    for (const [name, who, path] of pagesOf(shown)) {
      const page = pages.get(who) ?? (await openAs(who));
      pages.set(who, page);
      await page.goto(path);
      await settled(page);
      await shoot(page, name);
    }
    for (const page of pages.values()) await page.context().close();
  }
});
