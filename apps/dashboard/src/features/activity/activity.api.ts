import type { HistoryPage } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listHistory = (options: CallOptions) => http.get<HistoryPage>('/api/history', options);
