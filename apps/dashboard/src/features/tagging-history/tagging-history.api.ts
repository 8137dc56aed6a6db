import type {
  RecordExports,
  TaggingHistoryFacets,
  TaggingHistoryPage,
  TaggingRecordView,
} from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listTaggingRecords = (options: CallOptions) =>
  http.get<TaggingHistoryPage>('/api/tagging-history', options);

export const getTaggingFacets = (options: CallOptions) =>
  http.get<TaggingHistoryFacets>('/api/tagging-history/facets', options);

export const getTaggingRecord = (creativeId: string, options: CallOptions = {}) =>
  http.get<TaggingRecordView>(`/api/tagging-history/${creativeId}`, options);

export const listRecordExports = (creativeId: string, options: CallOptions = {}) =>
  http.get<RecordExports>(`/api/tagging-history/${creativeId}/exports`, options);

export const posterUrl = (record: Pick<TaggingRecordView, 'creativeId' | 'hasPoster'>) =>
  record.hasPoster ? `/api/creatives/${record.creativeId}/poster` : undefined;
