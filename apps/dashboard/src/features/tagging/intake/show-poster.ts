import type { BatchEntry } from '../batch/entry.ts';
import { posterOfVideo } from './probe-video.ts';

const asked = new WeakSet<File>();

/** The first picture of a held file, once its row is seen: a thousand rows need not be looked into at once. */
export const showPoster = async (entry: BatchEntry) => {
  const file = entry.held?.file;
  if (!file || entry.facts?.width === undefined || entry.creative?.hasPoster || asked.has(file)) return;
  asked.add(file);
  entry.posterUrl = await posterOfVideo(file);
};
