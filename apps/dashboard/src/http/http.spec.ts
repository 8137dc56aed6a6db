import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from './errors.ts';
import { http, setSessionHooks } from './http.ts';
import { queryString } from './query.ts';

const answer = (status: number, body?: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status });
const refusal = (code: string) => ({ code, message: code, requestId: 'their-request-id' });

const fetchWith = (...answers: (() => Promise<Response> | Response)[]) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => (answers.shift() ?? (() => answer(500)))());
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const hooks = (given: Partial<Parameters<typeof setSessionHooks>[0]> = {}) =>
  setSessionHooks({
    csrfToken: () => 'the-token',
    onUnauthorized: async () => undefined,
    onCsrfRejected: async () => undefined,
    ...given,
  });
const headersOf = (call: Parameters<typeof fetch>) => new Headers(call[1]?.headers);

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it('carries a request id, and the token only when it writes', async () => {
    hooks();
    const fetch = fetchWith(
      () => answer(200, {}),
      () => answer(204),
    );
    await http.get('/api/x');
    await http.post('/api/x', { a: 1 });
    const [read, write] = fetch.mock.calls.map(headersOf);
    expect(read!.get('X-Request-Id')).toMatch(/^[\w-]{8,64}$/);
    expect(read!.get('X-Request-Id')).not.toBe(write!.get('X-Request-Id'));
    expect(read!.has('X-CSRF-Token')).toBe(false);
    expect(write!.get('X-CSRF-Token')).toBe('the-token');
  });

  it('gives a refusal with its code and the server’s request id', async () => {
    hooks();
    fetchWith(() => answer(409, { ...refusal('STALE_VERSION'), details: { currentVersion: 3 } }));
    const error = await http.patch('/api/x', {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'STALE_VERSION',
      status: 409,
      requestId: 'their-request-id',
      details: { currentVersion: 3 },
    });
  });

  it('understands that a page of a proxy is no answer of ours', async () => {
    hooks();
    fetchWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(http.get('/api/x')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 502 });
  });

  it('tells a broken connection from an abort', async () => {
    hooks();
    fetchWith(
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.reject(new DOMException('', 'AbortError')),
    );
    await expect(http.get('/api/x')).rejects.toBeInstanceOf(NetworkError);
    await expect(http.get('/api/x')).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('waits for a new sign-in and goes on', async () => {
    const onUnauthorized = vi.fn(async () => undefined);
    hooks({ onUnauthorized });
    fetchWith(
      () => answer(401, refusal('NOT_SIGNED_IN')),
      () => answer(200, { ok: true }),
    );
    await expect(http.get('/api/x')).resolves.toEqual({ ok: true });
    expect(onUnauthorized).toHaveBeenCalledOnce();
  });

  it('takes the present token when another tab signed in anew', async () => {
    let token = 'old';
    hooks({ csrfToken: () => token, onCsrfRejected: async () => void (token = 'new') });
    const fetch = fetchWith(
      () => answer(403, refusal('CSRF_TOKEN_WRONG')),
      () => answer(204),
    );
    await http.delete('/api/x');
    expect(headersOf(fetch.mock.calls[1]!).get('X-CSRF-Token')).toBe('new');
  });

  it('does not ask to sign in when signing in is what was refused', async () => {
    const onUnauthorized = vi.fn(async () => undefined);
    hooks({ onUnauthorized });
    fetchWith(() => answer(401, refusal('NOT_SIGNED_IN')));
    await expect(http.get('/api/session', { anonymous: true })).rejects.toBeInstanceOf(ApiError);
    expect(onUnauthorized).not.toHaveBeenCalled();
  });
});

describe('a query string', () => {
  it('leaves out what is not set and joins lists', () =>
    expect(queryString({ a: 1, b: undefined, c: '', d: [], e: ['x', 'y'], f: 'ä b' })).toBe(
      '?a=1&e=x%2Cy&f=%C3%A4+b',
    ));
  it('is nothing for nothing', () => expect(queryString({})).toBe(''));
});
