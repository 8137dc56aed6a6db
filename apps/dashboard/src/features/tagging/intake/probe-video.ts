import type { BrowserFacts } from '../batch/entry.ts';

/** Twice the mat's width: sharp on dense screens, and a few kB. */
const POSTER_WIDTH = 120;
const PATIENCE_MS = 8_000;

const heard = (video: HTMLVideoElement, event: 'loadedmetadata' | 'seeked', signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const settle = (how: () => void) => () => {
      video.removeEventListener(event, done);
      video.removeEventListener('error', failed);
      how();
    };
    const done = settle(resolve);
    const failed = settle(() => reject(new Error('This browser cannot read the video.')));
    video.addEventListener(event, done);
    video.addEventListener('error', failed);
    signal.addEventListener('abort', failed);
  });

const posterOf = async (video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> => {
  const seeked = heard(video, 'seeked', signal);
  video.currentTime = Math.min(0.5, video.duration / 2);
  await seeked;
  const canvas = document.createElement('canvas');
  canvas.width = POSTER_WIDTH;
  canvas.height = Math.round((POSTER_WIDTH * video.videoHeight) / video.videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.7));
  return blob ? URL.createObjectURL(blob) : undefined;
};

const probe = async (file: File): Promise<BrowserFacts> => {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'metadata';
  const url = URL.createObjectURL(file);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const facts: BrowserFacts = {};
  try {
    const loaded = heard(video, 'loadedmetadata', signal);
    video.src = url;
    await loaded;
    if (Number.isFinite(video.duration)) facts.durationSeconds = video.duration;
    if (video.videoWidth > 0) {
      facts.width = video.videoWidth;
      facts.height = video.videoHeight;
      facts.posterUrl = await posterOf(video, signal);
    }
  } catch {
    // ProRes, HEVC or AVI: this browser cannot tell, the worker can.
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
  return facts;
};

let turn: Promise<unknown> = Promise.resolve();

/** Length, size and a first picture, as far as this browser can tell; one file after the other. */
export const probeVideo = (file: File): Promise<BrowserFacts> => {
  const mine = turn.then(() => probe(file));
  turn = mine;
  return mine;
};
