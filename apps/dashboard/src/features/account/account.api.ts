import type { AccountPatch, AccountSessionView, Page, UserView } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const changeAccount = (patch: AccountPatch) => http.patch<UserView>('/api/account', patch);

export const listSessions = (options: CallOptions) =>
  http.get<Page<AccountSessionView>>('/api/account/sessions', options);

export const endSession = (id: string) => http.delete(`/api/account/sessions/${id}`);
