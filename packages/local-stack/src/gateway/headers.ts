import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** RFC 9110, section 7.6.1: these speak about one connection and end at it. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

type Headers = Record<string, string | string[]>;

function endToEnd(headers: IncomingHttpHeaders, distinct: NodeJS.Dict<string[]>): Headers {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  const kept = Object.entries(distinct).filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name));
  return Object.fromEntries(
    kept.map(([name, values = []]) => [name, values.length === 1 ? values[0]! : values]),
  );
}

/** What the app behind us gets: we are the edge, so what a client claims about forwarding is replaced. */
export function requestHeaders(req: IncomingMessage, requestId: string): Headers {
  const { expect: _answeredByUs, ...headers } = endToEnd(req.headers, req.headersDistinct);
  return {
    ...headers,
    // The length is unknown then, and the body goes on as it came.
    ...(req.headers['transfer-encoding'] ? { 'transfer-encoding': 'chunked' } : {}),
    'x-forwarded-for': req.socket.remoteAddress ?? '',
    'x-forwarded-host': req.headers.host ?? '',
    'x-forwarded-proto': 'http',
    'x-request-id': requestId,
  };
}

export function answerHeaders(answer: IncomingMessage): Headers {
  return endToEnd(answer.headers, answer.headersDistinct);
}
