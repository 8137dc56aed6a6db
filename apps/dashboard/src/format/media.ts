import { formatNumber } from './number.ts';

const CODECS: Record<string, string> = {
  h264: 'H.264',
  hevc: 'H.265',
  h265: 'H.265',
  av1: 'AV1',
  vp8: 'VP8',
  vp9: 'VP9',
  mpeg4: 'MPEG-4',
  mpeg2video: 'MPEG-2',
  prores: 'ProRes',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
  ac3: 'AC-3',
  flac: 'FLAC',
};

/** `H.264 High`, `AAC`; what is not in the list is shown as the tool names it. */
export const formatCodec = (codec: string, profile?: string) =>
  [CODECS[codec] ?? codec, profile && profile !== 'unknown' ? profile : undefined].filter(Boolean).join(' ');

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Ratios that people say; a few pixels off still counts. */
const SHAPES: readonly [number, number][] = [
  [9, 16],
  [16, 9],
  [1, 1],
  [4, 5],
  [5, 4],
  [3, 4],
  [4, 3],
  [2, 3],
  [3, 2],
  [21, 9],
];

/** `9:16` of 1080 × 1920, also of 1080 × 1918. */
export const formatShape = (width: number, height: number) => {
  const near = SHAPES.find(([w, h]) => Math.abs(width / height / (w / h) - 1) < 0.01);
  if (near) return near.join(':');
  const common = divisor(width, height);
  const [w, h] = [width / common, height / common];
  return w <= 32 && h <= 32 ? `${w}:${h}` : `${formatNumber(width / height, { maximumFractionDigits: 2 })}:1`;
};

/** `1080 × 1920` */
export const formatPixels = (width: number, height: number) => `${width} × ${height}`;

/** `29.97`, `25` */
export const formatFrameRate = (rate: number) => formatNumber(rate, { maximumFractionDigits: 2 });
