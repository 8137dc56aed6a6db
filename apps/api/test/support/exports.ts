import type { ExportCreateInput, ExportView } from '@smarttag/domain';
import { parse } from 'csv-parse/sync';
import type { TestApi } from './api.js';
import type { Client } from './client.js';

export const startExport = async (client: Client, wanted: ExportCreateInput) =>
  (await client.post<ExportView>('/api/exports', wanted)).body;

export const exportNow = async (client: Client, id: string) =>
  (await client.get<ExportView>(`/api/exports/${id}`)).body;

export const fetchFile = (api: TestApi, client: Client, { fileUrl }: ExportView, signal?: AbortSignal) =>
  fetch(api.url + fileUrl, { headers: client.headers, signal });

/** Asked for, fetched whole, and read. */
export const exported = async (api: TestApi, client: Client, wanted: ExportCreateInput) => {
  const made = await startExport(client, wanted);
  const response = await fetchFile(api, client, made);
  const bytes = Buffer.from(await response.arrayBuffer());
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  return { id: made.id, response, bytes, rows };
};
