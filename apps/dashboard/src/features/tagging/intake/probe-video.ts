import type { BrowserFacts } from '../batch/entry.ts';

/** Longer than any file takes whose head can be read at all. */
const PATIENCE_MS = 5_000;

/** Opens a file in the browser's own player, for as long as `look` needs it. */
const inPlayer = async <T>(file: File, look: (video: HTMLVideoElement) => Promise<T>): Promise<T> => {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'metadata';
  const url = URL.createObjectURL(file);
  try {
    const loaded = heard(video, 'loadedmetadata');
    video.src = url;
    await loaded;
    return await look(video);
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
};

const heard = (video: HTMLVideoElement, event: 'loadedmetadata' | 'seeked') =>
  new Promise<void>((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const fail = () => reject(new Error('This browser cannot read the video.'));
    video.addEventListener(event, () => resolve(), { once: true, signal });
    video.addEventListener('error', fail, { once: true, signal });
    signal.addEventListener('abort', fail);
  });

const factsOf = ({ duration, videoWidth, videoHeight }: HTMLVideoElement): BrowserFacts => ({
  ...(Number.isFinite(duration) && { durationSeconds: duration }),
  // Sound alone is heard where the pictures are in a coding that this browser does not know.
  ...(videoWidth > 0 ? { width: videoWidth, height: videoHeight } : { unseen: true }),
});

/** Twice the mat's width: sharp on dense screens, and a few kB. */
const POSTER_WIDTH = 120;

const takePoster = async (video: HTMLVideoElement): Promise<string | undefined> => {
  const seeked = heard(video, 'seeked');
  video.currentTime = Math.min(0.5, video.duration / 2);
  await seeked;
  const canvas = document.createElement('canvas');
  canvas.width = POSTER_WIDTH;
  canvas.height = Math.round((POSTER_WIDTH * video.videoHeight) / video.videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.7));
  return blob ? URL.createObjectURL(blob) : undefined;
};

/** One after the other: a browser opens few players at a time. */
const inTurn = <T>(look: (file: File) => Promise<T>) => {
  let turn: Promise<unknown> = Promise.resolve();
  return (file: File): Promise<T> => {
    const mine = turn.then(() => look(file));
    turn = mine;
    return mine;
  };
};

/** Length and size in pixels, as far as this browser can tell. */
export const probeVideo = inTurn(async (file): Promise<BrowserFacts> => {
  // A hidden tab loads no player, and uploads must not wait for it: the worker looks.
  if (document.hidden) return {};
  return inPlayer(file, (video) => Promise.resolve(factsOf(video))).catch(() => ({ unseen: true }));
});

/** A small first picture, as an object URL; undefined when there is none to see. */
export const posterOfVideo = inTurn((file) => inPlayer(file, takePoster).catch(() => undefined));
