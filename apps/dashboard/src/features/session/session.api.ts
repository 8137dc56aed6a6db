import type { LinkAccept, LinkOpened, SessionView, SignIn } from '@smarttag/domain';
import { http } from '../../http/http.ts';

export const getSession = () => http.get<SessionView>('/api/session', { anonymous: true });

export const signIn = (credentials: SignIn) =>
  http.post<SessionView>('/api/session', credentials, { anonymous: true });

export const signOut = () => http.delete('/api/session', { anonymous: true });

/** Whom a one-time link is for; looking uses nothing up. @throws ApiError LINK_ENDED */
export const openLink = (token: string) =>
  http.post<LinkOpened>('/api/invitations/open', { token }, { anonymous: true });

/** Joins, or sets a new password, and signs in. @throws ApiError LINK_ENDED, PARTNER_SUSPENDED */
export const acceptLink = (accepted: LinkAccept) =>
  http.post<SessionView>('/api/invitations/accept', accepted, { anonymous: true });
