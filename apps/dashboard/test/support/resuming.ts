import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { CreativeView, SubmissionView } from '@smarttag/domain';
import { TaggingPage, makeLargeClip } from '../tagging-page.ts';
import type { FaultyProxy, Passage } from './faulty-proxy.ts';
import { MAKER } from './people.ts';

export const PROGRAM = 'Holiday Boost 2026';
export const BUSINESS_CENTER = '7398888478508941313';
/** Half a minute: even a busy machine sees it under way. */
const FILE_BYTES = 9_000_000;
const SLOW_BYTES_PER_SECOND = 300_000;
const BEGUN_PERCENT = 6;

/** What may be on its way through sockets and buffers when a line breaks, and so arrive nowhere. */
const CHUNK_BYTES = 1024 * 1024;

/** As in production, only sooner. */
export const SHORT_TIMES = {
  UPLOAD_LEASE_MS: '2000',
  UPLOAD_LEASE_RENEW_MS: '400',
  UPLOAD_LEASE_POLL_MS: '100',
  UPLOAD_LEASE_WAIT_MS: '3000',
  UPLOAD_IDLE_MS: '3000',
  UPLOAD_RECHECK_MS: '500',
  SWEEP_EVERY_MS: '1000',
  SWEEP_TAGGING_MS: '1000',
};

export interface UnderWay {
  tagging: TaggingPage;
  fileName: string;
  path: string;
  row: Locator;
  /** Lets the line be fast again. */
  speedUp(): Promise<void>;
}

interface Options {
  path?: string;
  email?: string;
}

/** A draft whose one file is under way on a slow line. */
export const underWay = async (
  page: Page,
  url: string,
  fileName: string,
  seed: number,
  { path, email = MAKER }: Options = {},
): Promise<UnderWay> => {
  const file = path ?? (await makeLargeClip(fileName, seed, FILE_BYTES));
  const tagging = await TaggingPage.openAs(page, email, url);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  const slow = await tagging.slowLine(SLOW_BYTES_PER_SECOND);
  // By its dialog: of what is dropped the browser may keep a handle, and not need the file again.
  await tagging.pick(page.getByRole('button', { name: 'Upload videos' }), [file]);
  await tagging.expectUnderWay(fileName, BEGUN_PERCENT);
  const row = tagging.row(fileName);
  return { tagging, fileName, path: file, row, speedUp: () => slow.detach() };
};

/** The page goes with its network: left to itself, the browser would send the rest as fast as it can. */
export const closeLaptop = async (page: Page, { line }: FaultyProxy) => {
  await line.goAway();
  await page.close();
  await line.comeBack();
};

/** Submits, and sees that the server tagged exactly the bytes of the files. */
export const expectTagged = async (tagging: TaggingPage, ...files: Pick<UnderWay, 'fileName' | 'path'>[]) => {
  if (await tagging.submit.isVisible()) await tagging.submit.click();
  await expect(tagging.page).toHaveURL(/\/tag\/[0-9a-f-]{36}$/);
  const { origin, pathname } = new URL(tagging.page.url());
  const creatives = async () => {
    const answer = await tagging.page.request.get(`${origin}/api/submissions/${pathname.split('/').at(-1)}`);
    // A server that is just coming back answers with its fault.
    return answer.ok() ? ((await answer.json()) as SubmissionView).creatives : [];
  };
  const expected = await Promise.all(
    files.map(async ({ fileName, path }) => [fileName, await sha256Of(path)]),
  );
  await expect
    .poll(async () => hashesOf(await creatives()), { timeout: 60_000 + files.length * 5_000 })
    .toEqual(Object.fromEntries(expected));
};

/** Of what is tagged. */
const hashesOf = (creatives: readonly CreativeView[]) =>
  Object.fromEntries(
    creatives
      .filter(({ state }) => state === 'tagged')
      .map(({ fileName, sha256 }) => [fileName, sha256] as const),
  );

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/**
 * Chromium's own repeat of a request on a connection that broke off: nothing of it is taken in. Who closed the page
 * meanwhile gets no answer, and on a busy machine the gateway may lose it; then what the server told next shows it,
 * which is no more than was there before.
 */
const isRepeatTurnedAway = ({ from, status }: Passage, index: number, all: readonly Passage[]) => {
  if (status === 409) return true;
  const earlier = all.slice(0, index);
  if (!earlier.some((one) => one.from === from)) return false;
  if (status === 423) return true;
  if (status !== undefined && status !== 502) return false;
  const next = all[index + 1];
  return next !== undefined && next.told <= Math.max(...earlier.map(({ to }) => to));
};

/**
 * No byte that the server had told it holds was sent again, and of those it took in, at most a chunk came twice
 * for each break.
 */
export const expectNothingTwice = ({ passages }: FaultyProxy, breaks = 1) => {
  for (const { path, from, told } of passages) expect(from, path).toBeGreaterThanOrEqual(told);
  for (const path of new Set(passages.map((one) => one.path))) {
    const ofPath = passages.filter((one) => one.path === path);
    const taken = ofPath.filter((one, index) => !isRepeatTurnedAway(one, index, ofPath));
    expect(sentTwice(taken), JSON.stringify(taken)).toBeLessThanOrEqual(breaks * CHUNK_BYTES);
  }
};

const sentTwice = (passages: readonly Passage[]): number => {
  let twice = 0;
  let reached = 0;
  for (const { from, to } of [...passages].sort((a, b) => a.from - b.from)) {
    twice += Math.max(0, Math.min(reached, to) - from);
    reached = Math.max(reached, to);
  }
  return twice;
};
