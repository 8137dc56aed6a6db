import { memoryOf } from '../processes.js';
import type { Company } from './company.js';

export interface Exported {
  rows: number;
  rowsPerSecond: number;
  /** MiB of the api's own memory: as it was before, and the most while the file was written. */
  before: number;
  most: number;
}

const SAMPLE_MS = 20;

/** All rows of My Creatives as CSV, read as fast as it comes. */
export const measureExport = async ({ client }: Company, apiPid: number): Promise<Exported> => {
  const made = await client.post<{ id: string; fileUrl: string }>('/api/exports', {
    list: 'creatives',
    filters: { timeZone: 'Europe/London' },
  });
  const before = memoryOf(apiPid);
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, memoryOf(apiPid))), SAMPLE_MS);
  const start = performance.now();
  const { body } = await client.stream(made.fileUrl);
  for await (const bytes of body!) void bytes;
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  const { rows } = await client.get<{ rows: number }>(`/api/exports/${made.id}`);
  return { rows, rowsPerSecond: rows / seconds, before, most };
};
