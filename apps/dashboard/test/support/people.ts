import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@smarttag/local-stack';

/** The demo accounts. */
export const MAKER = 'maker@northlight.example';
export const COLLEAGUE = 'producer@northlight.example';
export const RIVAL = 'maker@harbor.example';
export const ADMIN = 'admin@smarttag.example';
export const AUDITOR = 'auditor@smarttag.example';

/** Through the page, as a person does; ends where they wanted to go. */
export const signIn = async (page: Page, email: string, to = '/') => {
  await page.goto(to);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

/** A browser of their own, signed in. */
export const signedIn = async (
  browser: Browser,
  options: BrowserContextOptions,
  email: string,
  to?: string,
): Promise<Page> => {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, email, to);
  return page;
};
