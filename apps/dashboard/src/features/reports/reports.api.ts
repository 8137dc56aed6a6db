import type { ReportView } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const getReport = (options: CallOptions) => http.get<ReportView>('/api/reports/creatives', options);
