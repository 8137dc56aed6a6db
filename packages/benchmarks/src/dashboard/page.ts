import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@smarttag/local-stack';

/** What the page keeps for us while it is measured; its clock is `performance.now()`. */
declare global {
  interface Window {
    measured: { droppedAt?: number; longTasks: number[] };
  }
}

/** Before the page's own code: when something is dropped, and every task over 50 ms. */
const watch = () => {
  window.measured = { longTasks: [] };
  addEventListener('drop', () => (window.measured.droppedAt ??= performance.now()), { capture: true });
  const seen = (list: PerformanceObserverEntryList) =>
    window.measured.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(seen).observe({ type: 'longtask' });
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--enable-precise-memory-info',
    ],
  });

/** Tag Creatives with an empty draft, signed in. */
export class MeasuredPage {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async open(browser: Browser, url: string, email: string): Promise<MeasuredPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`${url}/tag`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Drop your videos here').waitFor();
    return new MeasuredPage(page, await context.newCDPSession(page));
  }

  /** Rows are drawn all at once, as they are for print: the same list without its window. */
  async drawAll(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  }

  /** @returns milliseconds from the drop until all rows are listed and painted */
  async drop(folder: string, files: number): Promise<number> {
    const listed = this.page.evaluate(
      async (words) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        while (!document.querySelector('.list-head')?.textContent?.includes(words)) await frame();
        await frame();
        return performance.now() - window.measured.droppedAt!;
      },
      `${files.toLocaleString('en-GB')} files`,
    );
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await this.session.send('Input.dispatchDragEvent', { type, x: 800, y: 400, data });
    return listed;
  }

  /** So that sending lasts as long as it is watched. */
  async slowLine(bytesPerSecond: number): Promise<void> {
    await this.session.send('Network.enable');
    const line = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
    await this.session.send('Network.emulateNetworkConditions', line);
  }

  /** @returns milliseconds; tasks under 50 count as none */
  longestTask(): Promise<number> {
    return this.page.evaluate(() => Math.max(0, ...window.measured.longTasks.splice(0)));
  }

  /** @returns bytes of the page's heap that are in use, after what is not was given back */
  async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    return (await this.session.send('Runtime.getHeapUsage')).usedSize;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
