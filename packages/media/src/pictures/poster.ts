import { rm, stat } from 'node:fs/promises';

import { DEFAULT_TIMEOUT_MS, type MediaOptions } from '../options.js';
import { rejected, type Rejected } from '../probe/rejection.js';
import { runFramePass } from './frame-pass.js';
import { pictureFormat, type PictureFormat } from './picture-format.js';
import { posterTaker } from './poster-taker.js';
import { evenSize, fitInto, type Size } from './size.js';
import { SPRITE_COLUMNS, SPRITE_FRAMES, spriteTaker } from './sprite-taker.js';

export interface Poster extends Size {
  path: string;
  format: PictureFormat;
  contentType: 'image/webp' | 'image/jpeg';
}

/** Sizes are of one of its frames. */
export interface Sprite extends Poster {
  frames: number;
  columns: number;
}

/** What must be known of it before: `MediaFacts` as `probe` answers them have it. */
export interface Film {
  durationSeconds: number;
  video: Size;
}

export type PosterResult = { ok: true; poster: Poster } | Rejected;
export type PicturesResult = { ok: true; poster: Poster; sprite?: Sprite } | Rejected;

const LONGEST_SIDE = 640;
const SPRITE_LONGEST_SIDE = 240;
/** A pass over a longer film would take long for a nicety. */
const SPRITE_LONGEST_SECONDS = 20 * 60;
/** Most fades from black are over by then. */
const PICTURE_AT_SECONDS = 2.5;

/**
 * Writes one telling picture of the video to `outPath`, upright and at most 640 pixels on its longer side: WebP, or JPEG
 * where ffmpeg cannot write WebP. A video that cannot be decoded is an answer (`unreadable`), as in `probe`.
 * @throws MediaToolMissingError, MediaToolFailedError, the signal's reason when aborted
 */
export function takePoster(
  path: string,
  facts: Film,
  outPath: string,
  options: MediaOptions = {},
): Promise<PosterResult> {
  return takePictures(path, facts, { poster: outPath }, options);
}

/**
 * The poster and, where a path for it is given, the sprite: in one pass. A film without key frames, or one of more than
 * 20 minutes, has no sprite.
 * @throws as `takePoster`
 */
export async function takePictures(
  path: string,
  facts: Film,
  out: { poster: string; sprite?: string },
  options: MediaOptions = {},
): Promise<PicturesResult> {
  const format = await pictureFormat(options);
  const { durationSeconds } = facts;
  const size = fitInto(LONGEST_SIDE, facts.video);
  const frame = evenSize(fitInto(SPRITE_LONGEST_SIDE, facts.video));
  const sprite = durationSeconds > 0 && durationSeconds <= SPRITE_LONGEST_SECONDS ? out.sprite : undefined;
  const takers = [
    posterTaker(size, format, out.poster),
    ...(sprite ? [spriteTaker(frame, durationSeconds, format, sprite)] : []),
  ];
  // Older pictures at the same places must not be taken for these.
  await Promise.all([rm(out.poster, { force: true }), out.sprite && rm(out.sprite, { force: true })]);
  const pictureAt = Math.min(PICTURE_AT_SECONDS, durationSeconds / 2);
  const { stopped } = await runFramePass({ path, pictureAt, takers }, options);

  if (stopped || !(await isWritten(out.poster))) {
    await rm(out.poster, { force: true });
    const timeLimitSeconds = (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000;
    return rejected('unreadable', stopped ? { timeLimitSeconds } : undefined);
  }
  const contentType = `image/${format}` as const;
  const poster = { path: out.poster, format, contentType, ...size };
  if (!sprite || !(await isWritten(sprite))) return { ok: true, poster };
  const grid = { frames: SPRITE_FRAMES, columns: SPRITE_COLUMNS };
  return { ok: true, poster, sprite: { path: sprite, format, contentType, ...frame, ...grid } };
}

const isWritten = async (path: string): Promise<boolean> =>
  ((await stat(path).catch(() => undefined))?.size ?? 0) > 0;
