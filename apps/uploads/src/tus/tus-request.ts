import type { IncomingMessage } from 'node:http';
import { Metadata } from '@tus/server';
import type { Checksum } from '@smarttag/storage';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import { readChecksum } from './upload-checksum.js';
import { readConcat, type ConcatAsked } from './upload-concat.js';

export const TUS_VERSION = '1.0.0';
const METHODS = ['OPTIONS', 'HEAD', 'PATCH', 'POST', 'DELETE'];
const CLIENT = /^[\w.-]{8,128}$/;
const BYTES = 'application/offset+octet-stream';

/** What of a request concerns the protocol. */
export interface TusRequest {
  method: string;
  path: string;
  headers: Headers;
  bringsBytes: boolean;
  /** Of the bytes it brings. */
  checksum?: Checksum;
  concat?: ConcatAsked;
  /** The open page that sends, as it named itself. */
  client: string | undefined;
  takesOver: boolean;
}

/** @throws ProtocolRefusal 400, 403, 405, 412, 415: where the stock server has another answer than the specification */
export const readTusRequest = (request: IncomingMessage): TusRequest => {
  const headers = protocolHeaders(request);
  const method = (headers.get('x-http-method-override') ?? request.method ?? '').toUpperCase();
  if (!METHODS.includes(method))
    throw new ProtocolRefusal(405, 'Bytes go in here, and do not come out.', { Allow: METHODS.join(', ') });
  if (method !== 'OPTIONS' && headers.get('tus-resumable') !== TUS_VERSION)
    throw new ProtocolRefusal(412, `Only tus ${TUS_VERSION} is spoken here.`, { 'Tus-Version': TUS_VERSION });
  if (method === 'PATCH' && headers.get('content-type') !== BYTES)
    throw new ProtocolRefusal(415, `A PATCH carries ${BYTES}.`);
  const bringsBytes = method === 'PATCH' || (method === 'POST' && headers.get('content-type') === BYTES);
  const concat = method === 'POST' ? readConcat(headers) : undefined;
  if (concat?.kind === 'final' && bringsBytes)
    throw new ProtocolRefusal(403, 'A final upload has the bytes of its parts, and none of its own.');
  const checksum = bringsBytes ? readChecksum(headers) : undefined;
  const client = CLIENT.exec(String(request.headers['x-upload-client']))?.[0];
  const takesOver = request.headers['x-upload-take-over'] === '1';
  return { method, path: request.url ?? '/', headers, bringsBytes, checksum, concat, client, takesOver };
};

/** The creative that a POST says its bytes are for. @throws ProtocolRefusal 400 */
export const creativeIdIn = (headers: Headers): string => {
  try {
    const id = Metadata.parse(headers.get('upload-metadata') ?? undefined)['creativeId'];
    if (id) return id;
  } catch {
    // Said below: what could not be read names no creative either.
  }
  throw new ProtocolRefusal(400, 'Upload-Metadata has to name the declared file: creativeId.');
};

const PROTOCOL_HEADER = /^(tus-|upload-|content-type$|content-length$|x-http-method-override$)/;

const protocolHeaders = ({ headers }: IncomingMessage): Headers => {
  const own = Object.entries(headers).filter(([name]) => PROTOCOL_HEADER.test(name));
  return new Headers(own.map(([name, value]): [string, string] => [name, String(value)]));
};
