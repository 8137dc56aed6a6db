import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HandedOver } from '@smarttag/domain';
import { stringify } from 'csv-stringify/sync';
import type { Table } from './rows/export-rows.js';

const BYTE_ORDER_MARK = '\ufeff';
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows' } as const;

/**
 * Writes a table as CSV (RFC 4180, with a byte-order mark, so that spreadsheets read accents): no faster than
 * it is taken, and whatever a spreadsheet would run as a formula begins with an apostrophe.
 * @param progress is told the rows so far
 * @returns once all of it is written; the destination stays open
 */
export const writeCsv = async (
  { columns, batches }: Table,
  destination: Writable,
  progress: (rows: number) => void,
): Promise<HandedOver> => {
  const sha256 = createHash('sha256');
  let [rows, bytes] = [0, 0];
  const counted = (text: string): Buffer => {
    const chunk = Buffer.from(text);
    sha256.update(chunk);
    bytes += chunk.length;
    return chunk;
  };
  // A batch at a time: row by row through streams costs more than the rows themselves.
  async function* chunks(): AsyncGenerator<Buffer> {
    yield counted(BYTE_ORDER_MARK + stringify([columns], OPTIONS));
    for await (const batch of batches) {
      yield counted(stringify(batch, OPTIONS));
      rows += batch.length;
      progress(rows);
    }
  }
  await pipeline(Readable.from(chunks()), destination, { end: false });
  return { rows, bytes, sha256: sha256.digest('hex') };
};
