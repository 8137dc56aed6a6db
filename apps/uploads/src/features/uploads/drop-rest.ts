import type { IncomingMessage } from 'node:http';

/** A browser that repeats a body by itself looks for an answer only behind its end: it would send all of it for nothing. */
const MOST_DROPPED_BYTES = 256 * 1024;

/**
 * After an answer that came before the end of the body: some of what still arrives is read and dropped for a
 * while, for a connection closed with unread bytes is reset, and a reset may swallow the answer.
 */
export const dropRest = (request: IncomingMessage, lingerMs: number): void => {
  if (request.complete || request.destroyed) return;
  const tooLong = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(tooLong));
  let dropped = 0;
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped >= MOST_DROPPED_BYTES) request.pause();
  });
};
