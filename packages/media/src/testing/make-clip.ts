import { appendFile } from 'node:fs/promises';

import { FORMATS, type ClipFormat } from './clip-formats.js';
import { rotateMp4 } from './rotate-mp4.js';
import { EXACT, ffmpeg, makeOnce } from './workshop.js';

export interface ClipOptions {
  /** 1 unless given. */
  seconds?: number;
  /** Even numbers; 180 × 320 unless given. A 3GP is fine with any size, too. */
  width?: number;
  height?: number;
  /** Colours and movement follow from it: another seed is another film. 1 unless given. */
  seed?: number;
  /** `mp4` (H.264) unless given. */
  format?: ClipFormat;
  /** With sound; true unless given. */
  audio?: boolean;
  /** Degrees clockwise to turn for display; `mp4`, `mov` and `3gp` only. */
  rotation?: 90 | 180 | 270;
  /** Other bytes for the very same pictures and sound. */
  bytesSalt?: string;
  /** `clip-<seed>.<format>` unless given. */
  fileName?: string;
}

/** A real, small video (some 10 kB), the same for the same options; resolves with its path. Never change the file. */
export function makeClip(options: ClipOptions = {}): Promise<string> {
  const { seed = 1, format = 'mp4', rotation, bytesSalt } = options;
  return makeOnce(['clip', options], options.fileName ?? `clip-${seed}.${format}`, async (path) => {
    await ffmpeg([
      ...pictures(options),
      ...sound(options),
      ...FORMATS[format].output,
      ...EXACT,
      `file:${path}`,
    ]);
    if (rotation) await rotateMp4(path, rotation);
    // Foreign bytes at the end are skipped by every reader of these formats.
    if (bytesSalt !== undefined) await appendFile(path, trailer(format, bytesSalt));
  });
}

function pictures({ seconds = 1, width = 180, height = 320, seed = 1 }: ClipOptions): string[] {
  const [c0, c1] = [colour(seed * 2), colour(seed * 2 + 1)];
  const film = `gradients=s=${width}x${height}:c0=${c0}:c1=${c1}:nb_colors=2:seed=${seed}:d=${seconds}:r=12:speed=0.02`;
  return ['-f', 'lavfi', '-i', `${film},format=yuv420p`];
}

function sound({ seconds = 1, seed = 1, audio = true }: ClipOptions): string[] {
  return audio ? ['-f', 'lavfi', '-i', `sine=f=${200 + (seed % 50) * 20}:d=${seconds}:r=44100`] : [];
}

/** Steps by the golden ratio through all colours, so that neighbours differ most; never near black or white. */
function colour(index: number): string {
  const part = (step: number) => 48 + (Math.floor((((index * step) % 1) + 1) * 160) % 160);
  return `0x${[0.618034, 0.754878, 0.569841].map((step) => part(step).toString(16).padStart(2, '0')).join('')}`;
}

/** In MP4 as a `free` box, for readers that count every byte. */
function trailer(format: ClipFormat, salt: string): Buffer {
  const text = Buffer.from(salt);
  if (format === 'avi' || format === 'mpeg') return text;
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + text.length, 0);
  header.write('free', 4, 'latin1');
  return Buffer.concat([header, text]);
}
