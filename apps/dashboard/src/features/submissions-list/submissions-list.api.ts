import type { Page, SubmissionListItem } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listSubmissions = (options: CallOptions) =>
  http.get<Page<SubmissionListItem>>('/api/submissions', options);
