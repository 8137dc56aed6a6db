import type { HistoryEventView, Page } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listHistory = (options: CallOptions) =>
  http.get<Page<HistoryEventView>>('/api/history', options);
