import { MediaToolFailedError } from '../errors.js';
import type { MediaOptions } from '../options.js';
import { startDeadline } from '../tools/deadline.js';
import { inputArguments } from '../tools/input-arguments.js';
import { runTool, type ToolResult } from '../tools/run-tool.js';

/** Something made from a video's frames: a poster; later sprite frames, fingerprints. */
export interface FrameTaker {
  /**
   * One or more filter chains. They read the labels they are given (key frames of the whole file in order, and the one
   * picture at {@link FramePass.pictureAt}) and end in the label `out`.
   */
  filter(labels: { keyFrames: string; picture: string; out: string }): string;
  /** Encoder, muxer and file for what comes out. */
  output: string[];
}

export interface FramePass {
  path: string;
  /** Seconds; a moment whose picture is decoded whether or not it is a key frame. */
  pictureAt: number;
  takers: FrameTaker[];
}

/**
 * Decodes once for all takers, because decoding is nearly all of the cost. Key frames only; the single extra picture is
 * there for files whose only key frame for many seconds is a black one.
 */
export async function runFramePass(pass: FramePass, options: MediaOptions): Promise<ToolResult> {
  const ffmpeg = options.tools?.ffmpeg ?? 'ffmpeg';
  const result = await runTool(ffmpeg, passArguments(pass), startDeadline(options));
  if (/Unknown encoder|No such filter/.test(result.stderr))
    throw new MediaToolFailedError(ffmpeg, result.stderr);
  return result;
}

export function passArguments({ path, pictureAt, takers }: FramePass): string[] {
  return [
    ...['-nostdin', '-hide_banner', '-v', 'error', '-y'],
    ...['-skip_frame', 'nokey', ...inputArguments(path)],
    ...['-ss', pictureAt.toFixed(3), ...inputArguments(path)],
    ...['-filter_complex', filterGraph(takers)],
    ...takers.flatMap(({ output }, index) => ['-map', `[out${index}]`, ...output]),
  ];
}

/** `V` is a video stream that is not cover art. */
function filterGraph(takers: FrameTaker[]): string {
  const split = (source: string, name: string) =>
    `${source}split=${takers.length}${takers.map((_, index) => `[${name}${index}]`).join('')}`;
  return [
    split('[0:V:0]', 'key'),
    split('[1:V:0]trim=end_frame=1,', 'picture'),
    ...takers.map((taker, index) =>
      taker.filter({ keyFrames: `[key${index}]`, picture: `[picture${index}]`, out: `[out${index}]` }),
    ),
  ].join(';');
}
