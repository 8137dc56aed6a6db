import type {
  BusinessCenterView,
  CreativeView,
  DeclaredFiles,
  FileDeclarationInput,
  Page,
  ProgramView,
  SendingFiles,
  SettingsView,
  SubmissionCreate,
  SubmissionListItem,
  SubmissionPatch,
  SubmissionView,
} from '@smarttag/domain';
import { http } from '../../http/http.ts';

export const listDrafts = () =>
  http.get<Page<SubmissionListItem>>('/api/submissions', { query: { state: 'draft', limit: 50 } });
export const getSubmission = (id: string) => http.get<SubmissionView>(`/api/submissions/${id}`);
export const getSending = (id: string) => http.get<SendingFiles>(`/api/submissions/${id}/sending`);
export const createSubmission = (choices: SubmissionCreate) =>
  http.post<SubmissionView>('/api/submissions', choices);
export const changeSubmission = (id: string, choices: SubmissionPatch) =>
  http.patch<SubmissionView>(`/api/submissions/${id}`, choices);
export const submitSubmission = (id: string) => http.post<SubmissionView>(`/api/submissions/${id}/submit`);

export const declareFiles = (id: string, files: FileDeclarationInput[]) =>
  http.post<DeclaredFiles>(`/api/submissions/${id}/creatives`, { files });

const creativeOf = (id: string, creativeId: string) => `/api/submissions/${id}/creatives/${creativeId}`;
export const removeCreative = (id: string, creativeId: string) => http.delete(creativeOf(id, creativeId));
export const restoreCreative = (id: string, creativeId: string) =>
  http.post<CreativeView>(`${creativeOf(id, creativeId)}/restore`);
export const releaseCreative = (id: string, creativeId: string) =>
  http.post<CreativeView>(`${creativeOf(id, creativeId)}/release`);
export const retryCreative = (creativeId: string) =>
  http.post<CreativeView>(`/api/creatives/${creativeId}/retry`);

export const listBusinessCenters = () => http.get<Page<BusinessCenterView>>('/api/business-centers');
export const listPrograms = () => http.get<Page<ProgramView>>('/api/programs');
export const getSettings = () => http.get<SettingsView>('/api/settings');
