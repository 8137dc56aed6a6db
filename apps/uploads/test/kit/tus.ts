import { createHash } from 'node:crypto';
import { request, type ClientRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Person } from './people.js';

export const OCTETS = 'application/offset+octet-stream';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Call {
  /** A body sent at once; without it the caller writes to the request. */
  body?: Buffer;
  headers?: OutgoingHttpHeaders;
}

/** One request whose body the test writes as it likes. */
export const open = (
  url: string,
  method: string,
  person: Person | undefined,
  headers: OutgoingHttpHeaders = {},
): { request: ClientRequest; answer: Promise<Answer> } => {
  const sent = request(url, {
    method,
    agent: false,
    headers: { 'tus-resumable': '1.0.0', ...person?.headers, ...headers },
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
  });
  // A request that the test tears down has no answer, and nobody need ask for it.
  answer.catch(() => undefined);
  return { request: sent, answer };
};

export const send = (
  url: string,
  method: string,
  person: Person | undefined,
  { body, headers = {} }: Call = {},
): Promise<Answer> => {
  const { request: sent, answer } = open(url, method, person, {
    ...(body && { 'content-length': body.length }),
    ...headers,
  });
  sent.end(body);
  return answer;
};

export const head = (url: string, person: Person) => send(url, 'HEAD', person);

export const patchHeaders = (offset: number): OutgoingHttpHeaders => ({
  'upload-offset': String(offset),
  'content-type': OCTETS,
});

export const patch = (url: string, person: Person, offset: number, body: Buffer, headers = {}) =>
  send(url, 'PATCH', person, { body, headers: { ...patchHeaders(offset), ...headers } });

/** A PATCH that stays open: chunked, so that its end is the test's to choose. */
export const openPatch = (url: string, person: Person, offset: number, headers = {}) =>
  open(url, 'PATCH', person, { ...patchHeaders(offset), ...headers });

/** What a POST says of the declared file it is for. */
export const metadataOf = (creativeId: string): OutgoingHttpHeaders => ({
  'upload-metadata': `creativeId ${Buffer.from(creativeId).toString('base64')}`,
});

/** An empty POST to the creation address. */
export const create = (url: string, person: Person, creativeId: string, headers: OutgoingHttpHeaders) =>
  send(url, 'POST', person, { headers: { ...metadataOf(creativeId), ...headers } });

export const checksumHeader = (bytes: Buffer, algorithm = 'sha256'): OutgoingHttpHeaders => ({
  'upload-checksum': `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`,
});

export const errorOf = (answer: Answer) => JSON.parse(answer.body) as Record<string, unknown>;
export const offsetOf = (answer: Answer) => Number(answer.headers['upload-offset']);

export const extensionsAt = async (url: string) =>
  String((await send(url, 'OPTIONS', undefined)).headers['tus-extension']).split(',');
