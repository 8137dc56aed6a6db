import type { AudioFacts, MediaFacts, VideoFacts } from './media-facts.js';
import { audioStreamOf, type FileDescription, type StreamDescription } from './stream-description.js';

const CONTAINERS: Record<string, string> = {
  mpg: 'mpeg',
  m4v: 'mp4',
  m4a: 'mp4',
  mts: 'mpegts',
  '3g2': '3gp',
  matroska: 'mkv',
};

/** Puts ffprobe's description into our words. `extension` is what the content's beginning looks like. */
export function factsOf(
  description: FileDescription,
  video: StreamDescription,
  durationSeconds: number,
  extension: string | undefined,
): MediaFacts {
  const audio = audioStreamOf(description);
  return {
    container: containerOf(description, extension),
    durationSeconds,
    ...given('bitRate', description.format.bit_rate),
    video: videoFacts(video),
    ...(audio && { audio: audioFacts(audio) }),
  };
}

function videoFacts(stream: StreamDescription): VideoFacts {
  const rotation = rotationOf(stream);
  const width = Math.round((stream.width ?? 0) * (ratio(stream.sample_aspect_ratio, ':') ?? 1));
  const height = stream.height ?? 0;
  const turned = rotation === 90 || rotation === 270;
  return {
    codec: stream.codec_name ?? 'unknown',
    ...given('profile', stream.profile),
    width: turned ? height : width,
    height: turned ? width : height,
    rotation,
    ...given('frameRate', ratio(stream.avg_frame_rate, '/') ?? ratio(stream.r_frame_rate, '/')),
    ...given('pixelFormat', stream.pix_fmt),
  };
}

function audioFacts(stream: StreamDescription): AudioFacts {
  return {
    codec: stream.codec_name ?? 'unknown',
    ...given('channels', stream.channels),
    ...given('sampleRate', stream.sample_rate),
    ...given('bitRate', stream.bit_rate),
  };
}

/** A display matrix counts counter-clockwise; the older `rotate` tag clockwise. */
function rotationOf({ side_data_list = [], tags }: StreamDescription): VideoFacts['rotation'] {
  const matrix = side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? (tags?.rotate ?? 0) : -matrix;
  const quarter = ((Math.round(clockwise / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter] ?? 0;
}

function ratio(text: string | undefined, separator: string): number | undefined {
  const [numerator, denominator] = (text ?? '').split(separator).map(Number);
  return numerator && denominator ? numerator / denominator : undefined;
}

/** One demuxer reads the whole MP4 family, so the brand decides; and DocType, seen in the beginning, for Matroska. */
function containerOf({ format }: FileDescription, extension = ''): string {
  const [first = 'unknown', ...more] = format.format_name.split(',');
  if (!more.length) return CONTAINERS[first] ?? first;
  if (format.tags?.major_brand?.startsWith('qt')) return 'mov';
  const family = [first, ...more];
  const name = CONTAINERS[extension] ?? extension;
  return family.includes(name) || name === 'mkv' ? name : (CONTAINERS[first] ?? first);
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
}
