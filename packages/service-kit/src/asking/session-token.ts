import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'smarttag_session';

/** 256 random bits; only the browser holds it. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of the token. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Follows from the token, so it needs no storage; a page that can read it was served to the signed-in person. */
export const csrfTokenOf = (token: string): string =>
  createHmac('sha256', token).update('csrf').digest('base64url');

export const isCsrfToken = (token: string, given: string | undefined): boolean => {
  const wanted = Buffer.from(csrfTokenOf(token));
  const got = Buffer.from(given ?? '');
  return wanted.length === got.length && timingSafeEqual(wanted, got);
};
