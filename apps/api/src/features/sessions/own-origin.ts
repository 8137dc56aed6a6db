import { DomainError } from '@smarttag/domain';

/**
 * Sign-in has no session whose token could prove that the page is ours, so the browser's `Origin` must:
 * PUBLIC_URL's, or the host that was asked. Programs send none.
 * @throws ORIGIN_NOT_ALLOWED
 */
export const requireOwnOrigin = (headers: { origin?: string; host?: string }, publicUrl: string): void => {
  const { origin, host } = headers;
  if (origin === undefined || origin === new URL(publicUrl).origin) return;
  if (URL.canParse(origin) && host !== undefined && new URL(origin).host === host) return;
  throw new DomainError('ORIGIN_NOT_ALLOWED', 'Sign in from SmartTag’s own page.');
};
