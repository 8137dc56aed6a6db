/**
 * Only containers that hold their own pictures and sound. Without this list a playlist could open other files of this
 * machine, because those are reached by the very `file` protocol that we need ourselves.
 */
const FORMATS = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'mpeg', 'mpegts', 'mpegvideo'],
  ...['flv', 'asf', 'ogg', 'mxf', 'dv', 'gif', 'ivf', 'nut', 'rm', 'h264', 'hevc', 'm4v', 'yuv4mpegpipe'],
  ...['mp3', 'wav', 'w64', 'aac', 'ac3', 'eac3', 'flac', 'aiff', 'amr', 'caf', 'au'],
];

/** Each decoding thread holds pictures of its own: the memory limit must not depend on the number of cores. */
const THREADS = '2';

/** One input file. `file:` keeps a colon or a leading dash in the path from meaning anything. */
export function inputArguments(path: string): string[] {
  const limits = ['-protocol_whitelist', 'file', '-format_whitelist', FORMATS.join(','), '-threads', THREADS];
  return [...limits, '-i', `file:${path}`];
}
