import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import { makeClip } from '@smarttag/media/testing';
import { discardDrafts } from './support/batch.ts';
import { signIn } from './support/people.ts';

/** Bytes enough that a slow line takes seconds; another name makes other bytes. */
export const makeLargeClip = (fileName: string, seed: number, bytes = 3_000_000) =>
  makeClip({ fileName, seed, bytesSalt: fileName.padEnd(bytes, '.') });

/** Where each PATCH of this page begins. */
export const patchOffsets = (page: Page): number[] => {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH' && request.url().includes('/files/'))
      offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
};

/** Drags files from the desktop to a place and lets go; only the browser itself can do this. */
export const dropFiles = async (place: Locator, paths: string[]) => {
  const session = await place.page().context().newCDPSession(place.page());
  const box = (await place.boundingBox())!;
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 10, y: box.y + 10, data });
  await session.detach();
};
/** Tag Creatives, as a person sees and uses it. */
export class TaggingPage {
  readonly businessCenter: Locator;
  readonly program: Locator;
  readonly submit: Locator;
  readonly dock: Locator;

  constructor(readonly page: Page) {
    this.businessCenter = page.getByRole('combobox', { name: 'Business Center ID' });
    this.program = page.getByRole('combobox', { name: 'Program' });
    this.submit = page.getByRole('button', { name: 'Submit All Assets' });
    this.dock = page.getByRole('region', { name: 'Batch' });
  }

  static async openAs(page: Page, email: string, url: string): Promise<TaggingPage> {
    await signIn(page, email, `${url}/tag`);
    await expect(page.getByRole('heading', { name: 'Tag Creatives' })).toBeVisible();
    return new TaggingPage(page);
  }

  /** With an empty batch: a draft of an earlier test in the same system would be gone on with. */
  static async beginAs(page: Page, email: string, url: string): Promise<TaggingPage> {
    await signIn(page, email, `${url}/account`);
    await discardDrafts(page);
    await page.goto(`${url}/tag`);
    await expect(page.getByText('Drop your videos here')).toBeVisible();
    return new TaggingPage(page);
  }

  row(fileName: string): Locator {
    return this.page.getByRole('listitem', { name: fileName, exact: true });
  }

  async choose(businessCenterId: string, program: string) {
    await this.businessCenter.fill(businessCenterId);
    await this.program.selectOption({ label: program });
  }

  /** Onto the place that invites to it. */
  async drop(paths: string[]) {
    await dropFiles(this.page.getByText(/Drop (your|more) videos here/), paths);
  }

  /** Through the system's own dialog, as an input opens it: the other one cannot be answered by a test. */
  async pick(button: Locator, paths: string[]) {
    await this.page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    const dialog = this.page.waitForEvent('filechooser');
    await button.click();
    await (await dialog).setFiles(paths);
  }

  /** A line of this many bytes a second, until the session is detached. */
  async slowLine(bytesPerSecond: number): Promise<CDPSession> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
    return session;
  }

  /** Until so many hundredths of a file are on their way, and not all of it. */
  async expectUnderWay(fileName: string, percent = 20) {
    const line = this.row(fileName).getByRole('progressbar');
    await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(percent);
  }

  /** However long the pauses between two tries have become. */
  async expectArrived(fileName: string) {
    await expect(this.row(fileName).filter({ hasText: 'Uploaded' })).toBeVisible({ timeout: 90_000 });
  }

  async expectStates(states: Record<string, string | RegExp>) {
    for (const [fileName, words] of Object.entries(states))
      // While a picked file is compared with the row that needs it, there are two of its name.
      await expect(this.row(fileName).filter({ hasText: words })).toHaveCount(1);
  }
}
