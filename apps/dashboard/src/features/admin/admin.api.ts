import type {
  AccountSessionView,
  AdminBusinessCenterView,
  AdminPartnerView,
  AdminProgramView,
  AdminSettingsView,
  DisputeAnswer,
  DisputeFacts,
  DisputeView,
  OneTimeLinkView,
  OverviewView,
  Page,
  PartnerCreate,
  PartnerPatch,
  PartnerUses,
  PersonInvite,
  PersonPatch,
  PersonView,
  ProgramCreate,
  ProgramPatch,
  ProgramUses,
  SettingsPatch,
  WaitingView,
} from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

export const getOverview = (options: CallOptions) => http.get<OverviewView>('/api/admin/overview', options);
export const getWaiting = () => http.get<WaitingView>('/api/admin/overview/waiting');

const PROGRAMS = '/api/admin/programs';
export const listPrograms = (options: CallOptions) => http.get<Page<AdminProgramView>>(PROGRAMS, options);
export const createProgram = (wanted: ProgramCreate) => http.post<AdminProgramView>(PROGRAMS, wanted);
export const changeProgram = (id: string, patch: ProgramPatch) =>
  http.patch<AdminProgramView>(`${PROGRAMS}/${id}`, patch);
export const usesOfProgram = (id: string, options: CallOptions) =>
  http.get<ProgramUses>(`${PROGRAMS}/${id}/uses`, options);
export const archiveProgram = (id: string) => http.post<AdminProgramView>(`${PROGRAMS}/${id}/archive`);
export const restoreProgram = (id: string) => http.post<AdminProgramView>(`${PROGRAMS}/${id}/restore`);

const PARTNERS = '/api/admin/partners';
export const listPartners = (options: CallOptions) => http.get<Page<AdminPartnerView>>(PARTNERS, options);
export const createPartner = (wanted: PartnerCreate) => http.post<AdminPartnerView>(PARTNERS, wanted);
export const changePartner = (id: string, patch: PartnerPatch) =>
  http.patch<AdminPartnerView>(`${PARTNERS}/${id}`, patch);
export const usesOfPartner = (id: string, options: CallOptions) =>
  http.get<PartnerUses>(`${PARTNERS}/${id}/uses`, options);
export const suspendPartner = (id: string) => http.post<AdminPartnerView>(`${PARTNERS}/${id}/suspend`);
export const restorePartner = (id: string) => http.post<AdminPartnerView>(`${PARTNERS}/${id}/restore`);

const PEOPLE = '/api/admin/users';
export const listPeople = (options: CallOptions) => http.get<Page<PersonView>>(PEOPLE, options);
export const invitePerson = (invited: PersonInvite) => http.post<OneTimeLinkView>(PEOPLE, invited);
export const changePerson = (id: string, patch: PersonPatch) =>
  http.patch<PersonView>(`${PEOPLE}/${id}`, patch);
export const deactivatePerson = (id: string) => http.post<PersonView>(`${PEOPLE}/${id}/deactivate`);
export const restorePerson = (id: string) => http.post<PersonView>(`${PEOPLE}/${id}/restore`);
export const makeLink = (id: string) => http.post<OneTimeLinkView>(`${PEOPLE}/${id}/link`);
export const sessionsOf = (id: string, options: CallOptions) =>
  http.get<Page<AccountSessionView>>(`${PEOPLE}/${id}/sessions`, options);
export const endSessionOf = (id: string, sessionId: string) =>
  http.delete(`${PEOPLE}/${id}/sessions/${sessionId}`);

const CENTERS = '/api/admin/business-centers';
export const listCenters = (options: CallOptions) =>
  http.get<Page<AdminBusinessCenterView>>(CENTERS, options);
const stated = (businessCenterId: string, partnerId: string) =>
  `${CENTERS}/${businessCenterId}/partners/${partnerId}`;
export const confirmCenter = (businessCenterId: string, partnerId: string) =>
  http.post<AdminBusinessCenterView>(`${stated(businessCenterId, partnerId)}/confirm`);
export const unconfirmCenter = (businessCenterId: string, partnerId: string) =>
  http.post<AdminBusinessCenterView>(`${stated(businessCenterId, partnerId)}/unconfirm`);
export const noteCenter = (businessCenterId: string, note: string) =>
  http.post<void>(`${CENTERS}/${businessCenterId}/note`, { note });

export const listDisputes = (options: CallOptions) => http.get<Page<DisputeView>>('/api/disputes', options);
export const getDispute = (id: string, options: CallOptions) =>
  http.get<DisputeFacts>(`/api/admin/disputes/${id}`, options);
export const answerDispute = (id: string, answer: DisputeAnswer) =>
  http.post<DisputeFacts>(`/api/admin/disputes/${id}/answer`, answer);

const SETTINGS = '/api/admin/settings';
export const getSettings = (options: CallOptions) => http.get<AdminSettingsView>(SETTINGS, options);
export const changeSettings = (patch: SettingsPatch) => http.patch<AdminSettingsView>(SETTINGS, patch);
