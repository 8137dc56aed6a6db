import type { ServerResponse } from 'node:http';
import type { ErrorBody } from '@smarttag/domain';
import { refusalOf } from '@smarttag/service-kit';
import { ProtocolRefusal } from './protocol-refusal.js';
import { TUS_STATUS } from './status-table.js';

/** tus clients take any other answer to HEAD but 423 for the loss of the upload, and begin from zero. */
const LOCKED = 423;

export interface Refused {
  status: number;
  code: ErrorBody['code'];
}

/** Answers `{code, message, details?, requestId}`; unknown faults reveal nothing. @returns what was said */
export const answerRefusal = (
  response: ServerResponse,
  error: unknown,
  { method, requestId }: { method: string; requestId: string },
): Refused => {
  const { code, message, details } = refusalOf(error);
  const wanted = error instanceof ProtocolRefusal ? error.status : TUS_STATUS[code];
  const status = method === 'HEAD' && wanted >= 500 ? LOCKED : wanted;
  const body: ErrorBody = { code, message, ...(details && { details }), requestId };
  if (status === 460) response.statusMessage = 'Checksum Mismatch';
  response.writeHead(status, {
    ...(error instanceof ProtocolRefusal && error.headers),
    ...((status === LOCKED || status === 503) && { 'Retry-After': '1' }),
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : JSON.stringify(body));
  return { status, code };
};
