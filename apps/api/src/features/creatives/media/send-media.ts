import { pipeline } from 'node:stream/promises';
import type { Storage } from '@smarttag/storage';
import type { Request, Response } from 'express';
import { rangeOf, type Range } from './byte-range.js';
import type { Media } from './media.service.js';

interface Sending {
  storage: Storage;
  media: Media;
  headers: Record<string, string>;
  etag: string;
}

/** Bytes with ranges and conditions (RFC 9110, sections 13 and 14); memory does not grow with the file. */
export const sendMedia = async (request: Request, response: Response, sending: Sending): Promise<void> => {
  const { storage, media, headers, etag } = sending;
  const range = rangeAsked(request, response, sending);
  response.set({
    ...headers,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.get('if-none-match') === etag) return void response.status(304).end();
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${media.size}`);
  response.set('Content-Length', String(range ? range.end - range.start + 1 : media.size));
  if (request.method === 'HEAD') return void response.end();
  await pipeline(await storage.read(media.key, range), response).catch((error: NodeJS.ErrnoException) => {
    // The viewer went away: a player does so with every jump.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};

/** @throws RANGE_NOT_SATISFIABLE, saying how many bytes there are */
const rangeAsked = (
  request: Request,
  response: Response,
  { media: { size }, etag }: Sending,
): Range | undefined => {
  // A range of another version of the file would not fit: then all of this one is sent.
  const ifRange = request.get('if-range');
  if (ifRange !== undefined && ifRange !== etag) return undefined;
  try {
    return rangeOf(request.get('range'), size);
  } catch (error) {
    response.set('Content-Range', `bytes */${size}`);
    throw error;
  }
};
