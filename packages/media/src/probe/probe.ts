import { isPlaylist } from '../content/text.js';
import { sniffContent, type SniffedContent } from '../content/found-content.js';
import { DEFAULT_TIMEOUT_MS, type MediaOptions } from '../options.js';
import { withByteSource } from '../structure/byte-source.js';
import { isCutOff } from '../structure/is-cut-off.js';
import { startDeadline } from '../tools/deadline.js';
import { describeFile } from './describe-file.js';
import { factsOf } from './facts-of.js';
import { lookAtPictures } from './look-at-pictures.js';
import { measureDuration } from './measure-duration.js';
import type { MediaFacts } from './media-facts.js';
import { rejected, type Rejected } from './rejection.js';
import { audioStreamOf, videoStreamOf, type StreamDescription } from './stream-description.js';

export type ProbeResult = { ok: true; facts: MediaFacts } | Rejected;

/** Larger pictures cost memory and time out of proportion; no player of ads shows them. */
const LARGEST_SIDE = 8192;
const HEAD_BYTES = 4096;

/**
 * Says what the video at `path` is, or why it cannot be taken. Reads headers and a few pictures at both ends, so the cost
 * does not grow with the file. Faults of the file are answers; faults of the machine are errors.
 * @throws MediaToolMissingError ffprobe is not installed
 * @throws MediaToolFailedError ffprobe was killed from outside
 * @throws the signal's reason when aborted, and the file system's error when the file cannot be opened
 */
export async function probe(path: string, options: MediaOptions = {}): Promise<ProbeResult> {
  const skeleton = await withByteSource(path, async (source) => ({
    empty: source.size === 0,
    head: await source.bytes(0, HEAD_BYTES),
    cutOff: await isCutOff(source),
  }));
  if (skeleton.empty) return rejected('empty');
  if (isPlaylist(skeleton.head)) return rejected('playlist');
  const content = await sniffContent(path, skeleton.head);
  if (content.foreign) return rejected('not_a_video', { found: content.foreign });
  if (skeleton.cutOff) return rejected('truncated');
  return probeMedia(path, content, options);
}

async function probeMedia(
  path: string,
  content: SniffedContent,
  options: MediaOptions,
): Promise<ProbeResult> {
  const deadline = startDeadline(options);
  const ffprobe = options.tools?.ffprobe ?? 'ffprobe';
  const tooSlow = () =>
    rejected('unreadable', { timeLimitSeconds: (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000 });

  const description = await describeFile(ffprobe, path, deadline);
  if (description.outcome === 'stopped') return tooSlow();
  if (description.outcome === 'failed') return rejected(content.media ? 'unreadable' : 'not_a_video');

  const { file, pictureSize } = description;
  const video = videoStreamOf(file);
  if (!video) return withoutVideo(file.streams, audioStreamOf(file));
  const tooLarge = largerThanAllowed(pictureSize ?? { width: video.width ?? 0, height: video.height ?? 0 });
  if (tooLarge) return tooLarge;
  if (!video.codec_name) return rejected('unreadable');

  const declared = file.format.duration ?? 0;
  const toSee = {
    path,
    videoIndex: video.index,
    declaredSeconds: declared,
    startTime: file.format.start_time ?? 0,
  };
  const pictures = await lookAtPictures(ffprobe, toSee, deadline);
  if (pictures.outcome === 'stopped') return tooSlow();
  if (file.format.format_name === 'gif' && pictures.count < 2)
    return rejected('not_a_video', { found: 'image' });
  if (pictures.outcome !== 'sound') return rejected(pictures.outcome);

  const durationSeconds =
    declared > 0 ? declared : await measureDuration(ffprobe, path, video.index, deadline);
  if (durationSeconds === undefined) return tooSlow();
  if (durationSeconds <= 0) return rejected('empty');
  return { ok: true, facts: factsOf(file, video, durationSeconds, content.extension) };
}

function withoutVideo(streams: StreamDescription[], audio: StreamDescription | undefined): Rejected {
  if (audio) return rejected('no_video_stream');
  return rejected(streams.length === 0 ? 'empty' : 'not_a_video');
}

function largerThanAllowed({ width, height }: { width: number; height: number }): Rejected | undefined {
  if (width <= LARGEST_SIDE && height <= LARGEST_SIDE) return undefined;
  return rejected('picture_too_large', { width, height, limit: LARGEST_SIDE });
}
