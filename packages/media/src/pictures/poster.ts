import { rm, stat } from 'node:fs/promises';

import { DEFAULT_TIMEOUT_MS, type MediaOptions } from '../options.js';
import type { MediaFacts } from '../probe/media-facts.js';
import { rejected, type Rejected } from '../probe/rejection.js';
import { runFramePass } from './frame-pass.js';
import { pictureFormat, type PictureFormat } from './picture-format.js';
import { posterTaker } from './poster-taker.js';
import { fitInto, type Size } from './size.js';

export interface Poster extends Size {
  path: string;
  format: PictureFormat;
  contentType: 'image/webp' | 'image/jpeg';
}

export type PosterResult = { ok: true; poster: Poster } | Rejected;

const LONGEST_SIDE = 640;
/** Most fades from black are over by then. */
const PICTURE_AT_SECONDS = 2.5;

/**
 * Writes one telling picture of the video to `outPath`, upright and at most 640 pixels on its longer side: WebP, or JPEG
 * where ffmpeg cannot write WebP. A video that cannot be decoded is an answer (`unreadable`), as in `probe`.
 * @throws MediaToolMissingError, MediaToolFailedError, the signal's reason when aborted
 */
export async function takePoster(
  path: string,
  facts: MediaFacts,
  outPath: string,
  options: MediaOptions = {},
): Promise<PosterResult> {
  const format = await pictureFormat(options);
  const size = fitInto(LONGEST_SIDE, facts.video);
  const pictureAt = Math.min(PICTURE_AT_SECONDS, facts.durationSeconds / 2);
  const taker = posterTaker(size, format, outPath);
  // An older poster at the same place must not be taken for this one.
  await rm(outPath, { force: true });
  const { stopped } = await runFramePass({ path, pictureAt, takers: [taker] }, options);

  const written = !stopped && (await stat(outPath).catch(() => undefined))?.size;
  if (written)
    return { ok: true, poster: { path: outPath, format, contentType: `image/${format}`, ...size } };
  await rm(outPath, { force: true });
  const timeLimitSeconds = (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000;
  return rejected('unreadable', stopped ? { timeLimitSeconds } : undefined);
}
