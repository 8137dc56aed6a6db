import type {
  BulkResult,
  CreativeBulkEdit,
  CreativeNeighbours,
  CreativePatch,
  CreativeSummary,
  CreativeView,
  DisputeOpen,
  DisputeView,
  HistoryEventView,
  Page,
} from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const listCreatives = (options: CallOptions) =>
  http.get<Page<CreativeView>>('/api/creatives', options);

export const getNeighbours = (id: string, options: CallOptions) =>
  http.get<CreativeNeighbours>(`/api/creatives/${id}/neighbours`, options);

export const summarizeCreatives = (options: CallOptions) =>
  http.get<CreativeSummary>('/api/creatives/summary', options);

export const getCreative = (id: string, options: CallOptions = {}) =>
  http.get<CreativeView>(`/api/creatives/${id}`, options);

/** @throws ApiError STALE_VERSION with what stands there now, FILE_NAME_NOT_ALLOWED, PROGRAM_NOT_OPEN */
export const editCreative = (id: string, patch: CreativePatch) =>
  http.patch<CreativeView>(`/api/creatives/${id}`, patch);

/** What fails is listed and the rest is done; each change is an event of its own. */
export const bulkEdit = (edit: CreativeBulkEdit) => http.post<BulkResult>('/api/creatives/bulk', edit);
export const bulkRevert = (eventIds: string[]) =>
  http.post<BulkResult>('/api/creatives/revert', { eventIds });

/** Puts back what an event changed, as a new event. @throws ApiError UNDO_TOO_LATE */
export const revertEdit = (id: string, eventId: string) =>
  http.post<CreativeView>(`/api/creatives/${id}/revert`, { eventId });

/** "We made this", of a duplicate of another company's bytes. @throws ApiError DISPUTE_NOT_POSSIBLE */
export const openDispute = (id: string, dispute: DisputeOpen) =>
  http.post<DisputeView>(`/api/creatives/${id}/dispute`, dispute);
export const getDispute = (id: string, options: CallOptions = {}) =>
  http.get<DisputeView>(`/api/disputes/${id}`, options);

export const retryCreative = (id: string) => http.post<CreativeView>(`/api/creatives/${id}/retry`);

export const listCreativeHistory = (id: string, options: CallOptions) =>
  http.get<Page<HistoryEventView>>(`/api/creatives/${id}/history`, options);

export const posterUrl = (creative: Pick<CreativeView, 'id' | 'hasPoster'>) =>
  creative.hasPoster ? `/api/creatives/${creative.id}/poster` : undefined;

export const spriteUrl = (id: string) => `/api/creatives/${id}/sprite`;
export const mediaUrl = (id: string) => `/api/creatives/${id}/media`;
export const downloadUrl = (id: string) => `/api/creatives/${id}/media?download`;
