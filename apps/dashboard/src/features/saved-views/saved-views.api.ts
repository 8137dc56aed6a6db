import type { Page, SavedViewCreate, SavedViewPatch, SavedViewView } from '@smarttag/domain';
import { http } from '../../http/http.ts';

export const listSavedViews = () => http.get<Page<SavedViewView>>('/api/saved-views');
export const createSavedView = (view: SavedViewCreate) => http.post<SavedViewView>('/api/saved-views', view);
export const changeSavedView = (id: string, patch: SavedViewPatch) =>
  http.patch<SavedViewView>(`/api/saved-views/${id}`, patch);
export const removeSavedView = (id: string) => http.delete(`/api/saved-views/${id}`);
