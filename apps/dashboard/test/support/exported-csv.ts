import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';

const READER = fileURLToPath(new URL('./read-csv.mjs', import.meta.url));

/** A second program reads what the page hands over, and says what it holds. */
export const exportedCsv = async (page: Page, groupBy: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const file = await download.path();
  // What it says of the file lies over the first rows.
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Close' }).click();
  const { stdout } = await promisify(execFile)(process.execPath, [READER, file, groupBy]);
  return JSON.parse(stdout) as {
    count: number;
    groups: Record<string, number>;
    rows: Record<string, string>[];
  };
};
