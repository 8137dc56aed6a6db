import type { ErrorBody } from '@smarttag/domain';
import { ApiError, NetworkError, hasCode, isAbort } from './errors.ts';
import { queryString, type Query } from './query.ts';
import { makeRequestId } from './request-id.ts';

export interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
  /** The sign-in calls themselves: a 401 is their answer, not the end of a session. */
  anonymous?: boolean;
}

interface SessionHooks {
  csrfToken: () => string | undefined;
  /** Resolves once the person has signed in again; the call is then repeated. */
  onUnauthorized: () => Promise<void>;
  /** Another tab signed in anew: fetches the present token; the call is then repeated. */
  onCsrfRejected: () => Promise<void>;
}

let hooks: SessionHooks = {
  csrfToken: () => undefined,
  onUnauthorized: () => Promise.reject(new Error('Signed out.')),
  onCsrfRejected: () => Promise.resolve(),
};

/** The session feature gives these, so that http need not know any store. */
export const setSessionHooks = (given: SessionHooks) => {
  hooks = given;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const call = async <T>(method: Method, path: string, body: unknown, options: CallOptions): Promise<T> => {
  try {
    return await callOnce<T>(method, path, body, options);
  } catch (error) {
    if (options.anonymous) throw error;
    if (hasCode(error, 'NOT_SIGNED_IN')) await hooks.onUnauthorized();
    else if (hasCode(error, 'CSRF_TOKEN_WRONG')) await hooks.onCsrfRejected();
    else throw error;
    return callOnce<T>(method, path, body, options);
  }
};

const callOnce = async <T>(
  method: Method,
  path: string,
  body: unknown,
  { query, signal }: CallOptions,
): Promise<T> => {
  const requestId = makeRequestId();
  const headers = new Headers({ Accept: 'application/json', 'X-Request-Id': requestId });
  const csrfToken = hooks.csrfToken();
  if (method !== 'GET' && csrfToken) headers.set('X-CSRF-Token', csrfToken);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const response = await fetch(path + queryString(query), {
    method,
    headers,
    signal,
    credentials: 'same-origin',
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    throw isAbort(error) ? error : new NetworkError(requestId, error);
  });
  if (!response.ok) throw new ApiError(response.status, await errorBodyOf(response, requestId));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
};

/** A proxy in between answers with its own pages: then only the status is known. */
const errorBodyOf = async (response: Response, requestId: string): Promise<ErrorBody> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) return body;
  const code = response.status >= 502 ? 'UPSTREAM_UNAVAILABLE' : 'INTERNAL_ERROR';
  return { code, message: `The server answered ${response.status}.`, requestId };
};

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'requestId' in body;

/** JSON over HTTP. @throws ApiError, NetworkError; an abort stays a DOMException */
export const http = {
  get: <T>(path: string, options: CallOptions = {}) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('POST', path, body, options),
  patch: <T>(path: string, body: unknown, options: CallOptions = {}) => call<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options: CallOptions = {}) => call<T>('DELETE', path, undefined, options),
};
