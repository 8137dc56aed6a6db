import type { ExportCreateInput, ExportView } from '@smarttag/domain';
import { http, type CallOptions } from '../../http/http.ts';

const isSet = (value: unknown) => value !== '' && !(Array.isArray(value) && value.length === 0);

/** A filter that is not set is left out, as in an address. */
const onlySet = (filters: object) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => isSet(value)));

export const createExport = ({ filters, ...wanted }: ExportCreateInput) =>
  http.post<ExportView>('/api/exports', { ...wanted, filters: onlySet(filters) });
export const getExport = (id: string, options: CallOptions = {}) =>
  http.get<ExportView>(`/api/exports/${id}`, options);
