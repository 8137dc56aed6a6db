import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { startStack } from '@smarttag/local-stack';
import { makeFiles } from './files.js';
import { MeasuredPage, openBrowser } from './page.js';
import { dashboardReport, type Figures } from './report.js';

const DROPPED = 1000;
const WATCHED = 500;
const SECONDS = Number(process.env.WATCH_SECONDS ?? 60);
/** Slow enough that 500 files of 4 MB are under way for longer than they are watched. */
const BYTES_PER_SECOND = 2_000_000;

const measureDrop = async (page: MeasuredPage, folder: string) => {
  await page.longestTask();
  const listedMs = await page.drop(folder, DROPPED);
  return { listedMs, dropTaskMs: await page.longestTask() };
};

const measureUpload = async (page: MeasuredPage, folder: string, whole: boolean) => {
  await page.drop(folder, WATCHED);
  if (whole) await page.drawAll();
  await page.page.getByRole('progressbar').first().waitFor();
  const heapBefore = await page.heap();
  await page.longestTask();
  await pass(SECONDS * 1000);
  const uploadTaskMs = await page.longestTask();
  const rows = await page.page.getByRole('listitem').count();
  return { uploadTaskMs, rows, heapBefore, heapAfter: await page.heap() };
};

/** `whole`: the peer, the same rows all in the page. */
const measure = async (browser: Browser, whole: boolean): Promise<Figures> => {
  const [thousand, watched] = await Promise.all([makeFiles(DROPPED, 4_000), makeFiles(WATCHED, 4_000_000)]);
  const stack = await startStack();
  const run = async <T>(email: string, task: (page: MeasuredPage) => Promise<T>): Promise<T> => {
    const page = await MeasuredPage.open(browser, stack.url, email);
    await page.slowLine(BYTES_PER_SECOND);
    return task(page).finally(() => page.close());
  };
  try {
    const drop = await run('maker@northlight.example', (page) => measureDrop(page, thousand));
    const upload = await run('maker@harbor.example', (page) => measureUpload(page, watched, whole));
    return { ...drop, ...upload };
  } finally {
    await stack.stop();
    await Promise.all([thousand, watched].map((folder) => rm(folder, { recursive: true })));
  }
};

const browser = await openBrowser();
const windowed = await measure(browser, false);
const whole = await measure(browser, true);
const version = browser.version();
await browser.close();

const text = dashboardReport({ windowed, whole, seconds: SECONDS, version });
const file = fileURLToPath(new URL('../../results/dashboard.md', import.meta.url));
await writeFile(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
