import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { answerHeaders, requestHeaders } from './headers.js';

/** A kept connection can be closed by the app just as we send on it; a new one on loopback costs next to nothing. */
const freshConnections = new Agent({ keepAlive: false });

/** The rest of a body after an early answer is read and dropped, so that the answer is not lost by a reset: so long, */
const LINGER_MS = 2_000;
/** and so much. A browser that repeats a body by itself would send all of it before it looks for an answer. */
const MOST_DROPPED_BYTES = 256 * 1024;

/** Streams one request to an app and its answer back; the end of either side ends the other. */
export function proxy(req: IncomingMessage, res: ServerResponse, appUrl: string): void {
  const requestId = req.headersDistinct['x-request-id']?.[0] ?? randomUUID();
  const { hostname, port } = new URL(appUrl);
  const upstream = request({
    hostname,
    port,
    method: req.method,
    path: req.url,
    headers: requestHeaders(req, requestId),
    agent: freshConnections,
  });

  upstream.on('response', (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.statusMessage, answerHeaders(answer));
    // An event stream is open before its first event.
    res.flushHeaders();
    pipeline(answer, res, (error) => {
      if (error) res.destroy();
    });
  });
  upstream.on('error', () => {
    // After the headers, the pipeline above sees the same end.
    if (!res.headersSent && !res.destroyed) answerUnavailable(res, requestId);
  });
  res.on('finish', () => {
    if (!req.complete) dropRest(req, upstream);
  });
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

function answerUnavailable(res: ServerResponse, requestId: string): void {
  const body = {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'This part of SmartTag does not answer. Try again in a moment.',
    requestId,
  };
  res.writeHead(502, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  res.end(JSON.stringify(body));
}

function dropRest(req: IncomingMessage, upstream: NodeJS.WritableStream): void {
  req.unpipe(upstream);
  let dropped = 0;
  req.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped >= MOST_DROPPED_BYTES) req.pause();
  });
  req.resume();
  const tooLong = setTimeout(() => req.destroy(), LINGER_MS);
  req.on('close', () => clearTimeout(tooLong));
  req.on('end', () => clearTimeout(tooLong));
}
