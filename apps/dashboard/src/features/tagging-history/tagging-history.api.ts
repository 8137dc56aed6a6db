import type { Page, TaggingRecordView } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listTaggingRecords = (options: CallOptions) =>
  http.get<Page<TaggingRecordView>>('/api/tagging-history', options);

export const getTaggingRecord = (creativeId: string, options: CallOptions = {}) =>
  http.get<TaggingRecordView>(`/api/tagging-history/${creativeId}`, options);

export const posterUrl = (record: Pick<TaggingRecordView, 'creativeId' | 'hasPoster'>) =>
  record.hasPoster ? `/api/creatives/${record.creativeId}/poster` : undefined;
