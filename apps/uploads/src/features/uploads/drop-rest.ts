import type { IncomingMessage } from 'node:http';

/**
 * After an answer that came before the end of the body: what still arrives is read and dropped for a while,
 * for a connection closed with unread bytes is reset, and a reset may swallow the answer.
 */
export const dropRest = (request: IncomingMessage, lingerMs: number): void => {
  if (request.complete || request.destroyed) return;
  const tooLong = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(tooLong));
  request.resume();
};
