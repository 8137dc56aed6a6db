import type { BusinessCenterView, PartnerView, PersonName, ProgramView } from '@smarttag/domain';
import { http } from '../../http/http.ts';

export const listPrograms = () => http.get<{ items: ProgramView[] }>('/api/programs');
export const listPartners = () => http.get<{ items: PartnerView[] }>('/api/partners');
export const listPeople = () => http.get<{ items: PersonName[] }>('/api/people');
export const listBusinessCenters = () => http.get<{ items: BusinessCenterView[] }>('/api/business-centers');
