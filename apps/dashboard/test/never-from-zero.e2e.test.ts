import { expect, test } from '@playwright/test';
import { DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import type { SessionView } from '@smarttag/domain';
import { FaultyProxy } from './support/faulty-proxy.ts';
import { expectNothingTwice, expectTaggedAs, underWay } from './support/resuming.ts';

/** As in production, only sooner. */
const SHORT_TIMES = {
  UPLOAD_LEASE_MS: '2000',
  UPLOAD_LEASE_RENEW_MS: '400',
  UPLOAD_LEASE_POLL_MS: '100',
  UPLOAD_LEASE_WAIT_MS: '3000',
  UPLOAD_IDLE_MS: '3000',
  UPLOAD_RECHECK_MS: '500',
  SWEEP_EVERY_MS: '1000',
};

let stack: Stack;
let proxy: FaultyProxy;
test.beforeAll(async () => {
  proxy = await FaultyProxy.start();
  stack = await startStack({ env: { ...SHORT_TIMES, PUBLIC_URL: proxy.url } });
  proxy.leadTo(stack.url);
});
test.afterAll(async () => {
  await proxy.stop();
  await stack.stop();
});
test.beforeEach(async ({ page }) => {
  proxy.passages.length = 0;
  await page.clock.install();
});

test('a proxy that answers 502 to everything for a while', async ({ page }) => {
  const file = await underWay(page, proxy.url, 'bad_gateway.mp4', 301);
  proxy.order('HEAD', '/files/', { kind: 'bad-gateway' }, 3);
  proxy.order('PATCH', '/files/', { kind: 'bad-gateway' }, 3);
  proxy.line.cut();
  await file.speedUp();
  await file.tagging.expectArrived(file.fileName);
  expect(proxy.ordered).toBe(0);
  expectNothingTwice(proxy);
  await expectTaggedAs(file, { [file.fileName]: file.path });
});

test('the computer changes its network: all connections break off', async ({ page }) => {
  const file = await underWay(page, proxy.url, 'other_network.mp4', 302);
  proxy.line.cut();
  await file.speedUp();
  await file.tagging.expectArrived(file.fileName);
  expectNothingTwice(proxy);
  await expectTaggedAs(file, { [file.fileName]: file.path });
});
