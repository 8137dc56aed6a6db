import type { Page } from '@playwright/test';

/** The whole browser stands still, as on a closed laptop. @returns how to wake it up */
export const fallAsleep = async (page: Page): Promise<() => void> => {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const signal = (name: NodeJS.Signals) => {
    for (const { id } of processInfo) process.kill(id, name);
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
};
