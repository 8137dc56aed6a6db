import type { TagLookup } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const lookUpTag = (tagId: string, options: CallOptions = {}) =>
  http.get<TagLookup>(`/api/tags/${encodeURIComponent(tagId)}`, options);

export const lookUpBytes = (sha256: string, { signal }: CallOptions = {}) =>
  http.get<TagLookup>('/api/tags', { query: { sha256 }, signal });
