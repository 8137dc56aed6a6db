import { newSessionToken, sessionIdOf } from '@smarttag/service-kit';
import type { OneTimeLink } from '@smarttag/domain';

/** 256 random bits told once, of which only the SHA-256 is kept, as with sessions. */
export const drawLink = (at: Date, lifeMs: number): { token: string; link: Omit<OneTimeLink, 'purpose'> } => {
  const token = newSessionToken();
  return { token, link: { tokenHash: sessionIdOf(token), expiresAt: new Date(at.getTime() + lifeMs) } };
};

/** After `#` it reaches no server's log. */
export const addressOf = (token: string, publicUrl: string): string =>
  new URL(`/invitation#${token}`, publicUrl).href;
