import { createHash } from 'node:crypto';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HandedOver } from '@smarttag/domain';
import { stringify } from 'csv-stringify';
import type { Cell, Table } from './rows/export-rows.js';

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
  async function* each(): AsyncGenerator<Cell[]> {
    for await (const batch of batches) {
      yield* batch;
      rows += batch.length;
      progress(rows);
    }
  }
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sha256.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const csv = stringify({
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  await pipeline(Readable.from(each()), csv, meter, destination, { end: false });
  return { rows, bytes, sha256: sha256.digest('hex') };
};
