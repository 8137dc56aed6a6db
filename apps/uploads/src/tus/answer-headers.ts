import { expiryOf } from '../features/uploads/upload-rules.js';
import type { Visit } from '../features/uploads/visit.js';
import { concatOf } from './upload-concat.js';

/** What the stock code does not say of an upload: when it expires, and what it is a part or made of. */
export const answerHeaders = (headers: Headers, { creative, upload, method, concat }: Visit): void => {
  if (method === 'DELETE') return;
  // A final upload is answered when it is joined.
  const unfinished = concat?.kind !== 'final' && Number(headers.get('upload-offset') ?? 0) < upload.size;
  const at = unfinished ? expiryOf(creative, upload) : undefined;
  if (at) headers.set('Upload-Expires', at.toUTCString());
  for (const [name, value] of Object.entries(concatOf(upload))) headers.set(name, value);
  // tus: no offset of a final upload before its parts are joined.
  if (upload.concat && unfinished) headers.delete('Upload-Offset');
};
