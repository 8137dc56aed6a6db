import type { ErrorBody, ErrorCode } from '@smarttag/domain';

/** The server refused, with its reason. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;
  readonly requestId: string;

  constructor(
    readonly status: number,
    body: ErrorBody,
  ) {
    super(body.message);
    this.name = 'ApiError';
    this.code = body.code;
    this.details = body.details;
    this.requestId = body.requestId;
  }
}

/** No answer came: no connection, or one that broke. */
export class NetworkError extends Error {
  constructor(
    readonly requestId: string,
    cause: unknown,
  ) {
    super('No answer from the server.', { cause });
    this.name = 'NetworkError';
  }
}

export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

export const hasCode = (error: unknown, code: ErrorCode): error is ApiError =>
  error instanceof ApiError && error.code === code;

export const requestIdOf = (error: unknown) =>
  error instanceof ApiError || error instanceof NetworkError ? error.requestId : undefined;
