import { readFile, truncate, writeFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';

import { makeClip, type ClipOptions } from './make-clip.js';
import { EXACT, ffmpeg, makeOnce } from './workshop.js';

/** A sound file in an MP4 container: no picture. */
export function makeAudioOnly(fileName = 'voice-over.mp4'): Promise<string> {
  return makeOnce('audio', fileName, (path) =>
    ffmpeg([
      '-f',
      'lavfi',
      '-i',
      'sine=f=330:d=1',
      '-c:a',
      'aac',
      '-b:a',
      '48k',
      ...EXACT,
      '-f',
      'mp4',
      `file:${path}`,
    ]),
  );
}

/** A clip without its end: `keep` is the part that is left, 0.6 unless given. */
export function makeTruncated(options: ClipOptions & { keep?: number } = {}): Promise<string> {
  const { keep = 0.6, ...clip } = options;
  const fileName = clip.fileName ?? `cut-off.${clip.format ?? 'mp4'}`;
  return makeOnce(['truncated', options], fileName, async (path) => {
    const bytes = await readFile(await makeClip(clip));
    await writeFile(path, bytes);
    await truncate(path, Math.floor(bytes.length * keep));
  });
}

/** An HLS playlist that points at `target`: a path on this machine or an address. */
export function makePlaylist(target: string, fileName = 'stream.mp4'): Promise<string> {
  const lines = ['#EXTM3U', '#EXT-X-TARGETDURATION:10', '#EXTINF:10,', target, '#EXT-X-ENDLIST', ''];
  return makeText('playlist', lines.join('\n'), fileName);
}

/** A web page, as a failed download leaves it. */
export function makeHtmlNamedMp4(fileName = 'hero_final.mp4'): Promise<string> {
  return makeText('html', '<!doctype html>\n<html><head><title>Sign in</title></head></html>\n', fileName);
}

export function makePng(fileName = 'still.png'): Promise<string> {
  return makeStill('png', fileName);
}

export function makeJpeg(fileName = 'still.jpg'): Promise<string> {
  return makeStill('mjpeg', fileName);
}

export function makeGif({
  frames,
  fileName = 'loop.gif',
}: {
  frames: number;
  fileName?: string;
}): Promise<string> {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=10'];
  return makeOnce(['gif', frames], fileName, (path) =>
    ffmpeg([...source, '-frames:v', String(frames), ...EXACT, '-f', 'gif', `file:${path}`]),
  );
}

/** One stored file, no more than a zip needs. */
export function makeZip(fileName = 'assets.mp4'): Promise<string> {
  return makeOnce('zip', fileName, async (path) => {
    const name = Buffer.from('readme.txt');
    const content = deflateRawSync('nothing to see');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(14, 22);
    local.writeUInt16LE(name.length, 26);
    await writeFile(path, Buffer.concat([local, name, content]));
  });
}

export function makePdf(fileName = 'notes_for_client.mp4'): Promise<string> {
  return makeText('pdf', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n', fileName);
}

/** A file with exactly this text. */
export function makeText(recipe: string, text: string, fileName: string): Promise<string> {
  return makeOnce([recipe, text], fileName, (path) => writeFile(path, text));
}

function makeStill(codec: 'png' | 'mjpeg', fileName: string): Promise<string> {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64'];
  return makeOnce(codec, fileName, (path) =>
    ffmpeg([...source, '-frames:v', '1', '-c:v', codec, ...EXACT, '-f', 'image2pipe', `file:${path}`]),
  );
}
