import type { FrameTaker } from './frame-pass.js';
import type { PictureFormat } from './picture-format.js';
import { ENCODING } from './poster-taker.js';
import type { Size } from './size.js';

export const SPRITE_FRAMES = 20;
export const SPRITE_COLUMNS = 5;

/**
 * Frames at even distances over the whole film, row by row in one picture. Between two key frames the nearer
 * one stands: no more is decoded than the pass decodes anyway.
 */
export function spriteTaker(
  { width, height }: Size,
  durationSeconds: number,
  format: PictureFormat,
  outPath: string,
): FrameTaker {
  const rate = (SPRITE_FRAMES / durationSeconds).toFixed(6);
  const rows = SPRITE_FRAMES / SPRITE_COLUMNS;
  return {
    filter: ({ keyFrames, picture, out }) =>
      [
        `${picture}nullsink`,
        [
          `${keyFrames}fps=fps=${rate}:start_time=0`,
          `tpad=stop=${SPRITE_FRAMES}:stop_mode=clone`,
          `scale=${width}:${height}`,
          'setsar=1',
          'format=yuv420p',
          `tile=${SPRITE_COLUMNS}x${rows}${out}`,
        ].join(','),
      ].join(';'),
    output: ['-frames:v', '1', ...ENCODING[format], `file:${outPath}`],
  };
}
