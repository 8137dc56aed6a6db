import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** In the dark only what colours decide can be another. */
export const violationsOf = async (page: Page, what: string) => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${what}, ${colorScheme}: ${id} at ${nodes[0]!.target.join(' ')}`),
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
};
