import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { expect, type Page } from '@playwright/test';
import type { CreativeView, SubmissionView } from '@smarttag/domain';
import { TaggingPage, makeLargeClip } from '../tagging-page.ts';
import type { FaultyProxy, Passage } from './faulty-proxy.ts';
import { MAKER } from './people.ts';

const PROGRAM = 'Holiday Boost 2026';
const BUSINESS_CENTER = '7398888478508941313';
const SLOW_BYTES_PER_SECOND = 400_000;

/** What may be on its way through sockets and buffers when a line breaks, and so arrive nowhere. */
export const CHUNK_BYTES = 1024 * 1024;

export interface UnderWay {
  tagging: TaggingPage;
  fileName: string;
  path: string;
  /** Lets the line be fast again. */
  speedUp(): Promise<void>;
}

/** A draft whose one file is under way on a slow line. */
export const underWay = async (
  page: Page,
  url: string,
  fileName: string,
  seed: number,
  email = MAKER,
): Promise<UnderWay> => {
  const path = await makeLargeClip(fileName, seed, 6_000_000);
  const tagging = await TaggingPage.openAs(page, email, url);
  await tagging.choose(BUSINESS_CENTER, PROGRAM);
  const slow = await tagging.slowLine(SLOW_BYTES_PER_SECOND);
  await tagging.drop([path]);
  await tagging.expectUnderWay(fileName);
  return { tagging, fileName, path, speedUp: () => slow.detach() };
};

/** Submits, and sees that the server tagged exactly the bytes of the file. */
export const expectTaggedAs = async ({ tagging }: UnderWay, files: Record<string, string>) => {
  await tagging.submit.click();
  await expect(tagging.page).toHaveURL(/\/tag\/[0-9a-f-]{36}$/);
  const { origin, pathname } = new URL(tagging.page.url());
  const creatives = async () => {
    const answer = await tagging.page.request.get(`${origin}/api/submissions/${pathname.split('/').at(-1)}`);
    return ((await answer.json()) as SubmissionView).creatives;
  };
  await expect
    .poll(async () => statesOf(await creatives()), { timeout: 60_000 })
    .toEqual(Object.fromEntries(Object.keys(files).map((fileName) => [fileName, 'tagged'])));
  const stored = Object.fromEntries((await creatives()).map(({ fileName, sha256 }) => [fileName, sha256]));
  for (const [fileName, path] of Object.entries(files))
    expect(stored[fileName], fileName).toBe(await sha256Of(path));
};

const statesOf = (creatives: readonly CreativeView[]) =>
  Object.fromEntries(
    creatives
      .filter(({ state }) => state !== 'cancelled')
      .map(({ fileName, state }) => [fileName, state] as const),
  );

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/**
 * No byte that the server had told it holds was sent again, and of those it took in, at most a chunk came twice
 * for each break. What it turned away (409) is Chromium's own repeat of a request on a connection that broke off.
 */
export const expectNothingTwice = ({ passages }: FaultyProxy, breaks = 1) => {
  for (const { path, from, told } of passages) expect(from, path).toBeGreaterThanOrEqual(told);
  for (const path of new Set(passages.map((one) => one.path))) {
    const taken = passages.filter((one) => one.path === path && one.status !== 409);
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
