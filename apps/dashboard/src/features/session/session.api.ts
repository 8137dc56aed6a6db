import type { SessionView, SignIn } from '@smarttag/domain';
import { http } from '../../http/http.ts';

export const getSession = () => http.get<SessionView>('/api/session', { anonymous: true });

export const signIn = (credentials: SignIn) =>
  http.post<SessionView>('/api/session', credentials, { anonymous: true });

export const signOut = () => http.delete('/api/session', { anonymous: true });
