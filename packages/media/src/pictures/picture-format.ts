import type { MediaOptions } from '../options.js';
import { startDeadline } from '../tools/deadline.js';
import { runTool } from '../tools/run-tool.js';

export type PictureFormat = 'webp' | 'jpeg';

const known = new Map<string, PictureFormat>();

/** WebP where this ffmpeg was built with it; asked once for each ffmpeg and process. */
export async function pictureFormat(options: MediaOptions = {}): Promise<PictureFormat> {
  const ffmpeg = options.tools?.ffmpeg ?? 'ffmpeg';
  const format = known.get(ffmpeg) ?? (await askFor(ffmpeg, options));
  known.set(ffmpeg, format);
  return format;
}

async function askFor(ffmpeg: string, options: MediaOptions): Promise<PictureFormat> {
  const { stdout } = await runTool(ffmpeg, ['-nostdin', '-hide_banner', '-encoders'], startDeadline(options));
  return / libwebp /.test(stdout) ? 'webp' : 'jpeg';
}
