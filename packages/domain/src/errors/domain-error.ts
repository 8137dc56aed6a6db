import type { ErrorCode } from './error-code.js';

/** A refusal with a reason. Knows nothing of HTTP: each app maps `code` to its own status. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Facts a caller can act on, such as `{ currentVersion: 3 }`. Never anything about another partner. */
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** Also the answer for another partner's things: whether they exist is not said. */
export const notFound = () =>
  new DomainError('NOT_FOUND', 'There is nothing here, or it is not yours to see.');
