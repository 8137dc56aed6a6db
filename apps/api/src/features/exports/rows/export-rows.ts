import { momentsIn, type ExportCreate } from '@smarttag/domain';
import type { Asker } from '@smarttag/service-kit';

export type Cell = string | number | undefined;

/** A table whose rows come batch by batch, as fast as they are taken. */
export interface Table {
  columns: string[];
  batches: AsyncIterable<Cell[][]>;
}

/** What one export is of: whose eyes, which rows, and the moment and the number at which they are cut. */
export interface Cut<L extends ExportCreate['list']> {
  asker: Asker;
  filters: Extract<ExportCreate, { list: L }>['filters'];
  at: Date;
  seq: number;
}

/** Rows read at once: enough to be fast, few enough to hold no memory and to let others in between. */
export const BATCH = 500;

/** Moments as the zone's clocks show them, from the answers' ISO strings. */
export const timesIn = (timeZone: string) => {
  const moment = momentsIn(timeZone);
  return (instant: string | undefined): Cell =>
    instant === undefined ? undefined : moment(new Date(instant));
};

/** Every page of a list, one after another. */
export async function* pagesOf<T>(
  read: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor?: string }>,
): AsyncGenerator<T[]> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
