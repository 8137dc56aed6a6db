import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const DAY_S = 86_400;

/** Naive UI writes its styles into the page, so styles may be inline; scripts may not. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** The dashboard: files as they are, any other path is its index page, whose router knows it. */
export function staticFiles(dir: string): Handler {
  if (!existsSync(join(dir, 'index.html'))) {
    return (_req, res) => answerText(res, 503, 'The dashboard is not built. Run: npm run build');
  }
  const serve = sirv(dir, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (res, path) => res.setHeader('cache-control', cacheControl(path)),
  });
  return (req, res) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
    if (req.method !== 'GET' && req.method !== 'HEAD') return answerText(res, 405, 'Method Not Allowed');
    serve(req, res, () => answerText(res, 404, 'Not Found'));
  };
}

/** Vite puts a hash of the content into the names under /assets. */
function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? `public, max-age=${365 * DAY_S}, immutable` : 'no-cache';
}

function answerText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(`${text}\n`);
}
