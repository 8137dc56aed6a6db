import type { FrameTaker } from './frame-pass.js';
import type { PictureFormat } from './picture-format.js';
import type { Size } from './size.js';

/** Where to look, and how many pictures to choose from. */
const SECONDS = 20;
const SPACING_SECONDS = 0.5;
const CANDIDATES = 16;
/** Mean luma, 16 (black) to 235 (white), outside of which a picture shows next to nothing. */
const DARKEST = 32;
const BRIGHTEST = 225;

/** How a picture is written, in the format that this ffmpeg knows. */
export const ENCODING: Record<PictureFormat, string[]> = {
  webp: ['-c:v', 'libwebp', '-quality', '80', '-f', 'webp'],
  jpeg: ['-c:v', 'mjpeg', '-q:v', '3', '-f', 'image2pipe'],
};

/**
 * The most typical of the pictures near the start that are neither black nor white; when all of them are, the most typical
 * of all. Pictures are made small first, so that choosing costs little memory.
 */
export function posterTaker({ width, height }: Size, format: PictureFormat, outPath: string): FrameTaker {
  const small = `scale=${width}:${height},setsar=1,format=yuv420p`;
  const spaced = `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${SPACING_SECONDS})'`;
  const visible = ['greater', 'less']
    .map((than, index) => {
      const luma = index === 0 ? DARKEST : BRIGHTEST;
      return `metadata=mode=select:key=lavfi.signalstats.YAVG:function=${than}:value=${luma}`;
    })
    .join(',');
  return {
    filter: ({ keyFrames, picture, out }) =>
      [
        `${keyFrames}trim=duration=${SECONDS},${spaced},${small}[posterkeys]`,
        `${picture}${small}[posterpicture]`,
        '[posterkeys][posterpicture]concat=n=2,split[posterseen][posterall]',
        `[posterseen]signalstats,${visible},thumbnail=${CANDIDATES}[postervisible]`,
        `[posterall]thumbnail=${CANDIDATES}[posterany]`,
        `[postervisible][posterany]concat=n=2,setpts=0${out}`,
      ].join(';'),
    output: ['-frames:v', '1', ...ENCODING[format], `file:${outPath}`],
  };
}
