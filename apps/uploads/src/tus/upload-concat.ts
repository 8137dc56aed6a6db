import { creativeIdOf, type Upload } from '@smarttag/domain';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import { readUploadId } from '../features/uploads/upload-id.js';

/** `Upload-Concat` of a POST: a part is asked for, or the parts are to become the file. */
export type ConcatAsked = { kind: 'partial' } | FinalAsked;

export interface FinalAsked {
  kind: 'final';
  value: string;
  parts: { creativeId: string; part: number }[];
}

/** @throws ProtocolRefusal 400 */
export const readConcat = (headers: Headers): ConcatAsked | undefined => {
  const value = headers.get('upload-concat');
  if (value === null) return undefined;
  if (value === 'partial') return { kind: 'partial' };
  const [, list] = /^final;(\S+(?: \S+)*)$/.exec(value) ?? [];
  if (list === undefined)
    throw new ProtocolRefusal(400, 'Upload-Concat is "partial", or "final;" and the addresses of the parts.');
  if (headers.get('upload-length') !== null)
    throw new ProtocolRefusal(400, 'A final upload is as long as its parts: leave Upload-Length out.');
  return { kind: 'final', value, parts: list.split(' ').map(partAt) };
};

/** Absolute or relative, as we named it in `Location`. */
const partAt = (address: string): FinalAsked['parts'][number] => {
  const [, id = ''] = /^\/files\/([^/]+)$/.exec(pathOf(address)) ?? [];
  const { creativeId, part } = readUploadId(id) ?? {};
  if (creativeId === undefined || part === undefined)
    throw new ProtocolRefusal(400, 'Upload-Concat names something that is no part.');
  return { creativeId, part };
};

const pathOf = (address: string): string =>
  URL.canParse(address, 'http://uploads') ? new URL(address, 'http://uploads').pathname : '';

/** What every answer about a part, or about a file made of parts, says of it. */
export const concatOf = (upload: Upload): Record<string, string> => {
  if (upload.part !== undefined) return { 'Upload-Concat': 'partial' };
  return upload.concat ? { 'Upload-Concat': upload.concat.value } : {};
};

/** A part belongs to one creative only. @throws ProtocolRefusal 400 */
export const numbersOf = ({ parts }: FinalAsked, upload: Upload): number[] =>
  parts.map(({ creativeId, part }) => {
    if (creativeId === creativeIdOf(upload)) return part;
    throw new ProtocolRefusal(400, 'Upload-Concat names a part of another file.');
  });
