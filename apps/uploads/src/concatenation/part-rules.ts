import type { Upload } from '@smarttag/domain';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';

/** More would not make a file arrive sooner, and each is a document and a file of ours. */
const MOST_PARTS = 100;

/** A client that lost sight of its parts can send them all once more beside the old ones. */
const TIMES_THE_FILE = 2;

/** @throws ProtocolRefusal 400: the length of a part is known to nobody but the client */
export const statedLength = (headers: Headers): number => {
  const length = Number(headers.get('upload-length') ?? Number.NaN);
  if (Number.isSafeInteger(length) && length >= 0) return length;
  throw new ProtocolRefusal(400, 'The length of a part has to be stated: Upload-Length.');
};

/** What parts may take up of the disk follows from what was declared. @throws ProtocolRefusal 413 */
export const requireRoomForPart = (whole: Upload, parts: Upload[], size: number): void => {
  const present = parts.filter(({ state }) => state !== 'removed');
  const taken = present.reduce((sum, part) => sum + part.size, 0);
  if (size > whole.size) throw new ProtocolRefusal(413, 'This part is longer than the declared file.');
  if (present.length >= MOST_PARTS || taken + size > TIMES_THE_FILE * whole.size)
    throw new ProtocolRefusal(413, 'This file has too many parts. Remove those that are not needed.');
};
