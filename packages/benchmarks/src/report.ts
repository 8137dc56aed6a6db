import { cpus, loadavg } from 'node:os';
import { type Measurement } from './engine-rows.js';

export interface Circumstances {
  sizes: number[];
  /** every engine has a write on the disk when it answers */
  equal: boolean;
  /** of the machine, before anything was measured */
  loadBefore: number;
}

/** The results as a Markdown table, engines side by side. */
export function report(
  results: Map<string, Measurement[]>,
  { sizes, equal, loadBefore }: Circumstances,
): string {
  const engines = [...results.keys()];
  const rows = new Map<string, Map<string, Measurement>>();
  for (const [engine, measurements] of results) {
    for (const measurement of measurements) {
      const title = titleOf(measurement, equal);
      rows.set(title, (rows.get(title) ?? new Map<string, Measurement>()).set(engine, measurement));
    }
  }
  const lines = [
    '# The engine, measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after, Node ${process.version}. Medians; documents of six fields, one compound index beside \`_id\`.`,
    equal
      ? 'Durable: every engine has flushed before it answers; DocumentDB by fsync, synchronous_commit and full_page_writes.'
      : 'Rows marked * are unequal: embedded-mongo has flushed before it answers, DocumentDB has not.',
    '',
    `| row | ${engines.join(' | ')} |`,
    `|---|${engines.map(() => '---:').join('|')}|`,
    ...[...rows].map(
      ([title, cells]) => `| ${title} | ${engines.map((engine) => shown(cells.get(engine))).join(' | ')} |`,
    ),
    '',
    ...growth(results, sizes),
  ];
  return `${lines.join('\n')}\n`;
}

function titleOf({ row, size }: Measurement, equal: boolean): string {
  const mark = !equal && row.includes('durable') ? ' *' : '';
  return size === undefined ? `${row}${mark}` : `${row}${mark}, at ${size.toLocaleString('en')}`;
}

function shown(measurement: Measurement | undefined): string {
  if (!measurement) return '';
  const { value, unit } = measurement;
  const digits = unit === 'ms' ? 2 : 0;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;
}

/** How an indexed query's time grows from the smallest size to the largest. */
function growth(results: Map<string, Measurement[]>, sizes: number[]): string[] {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (least === most) return [];
  return [...results].map(([engine, measurements]) => {
    const at = (row: string, size: number) =>
      measurements.find((one) => one.row === row && one.size === size)?.value ?? NaN;
    const factor = (row: string) => (at(row, most) / at(row, least)).toFixed(2);
    const page = factor('keyset page of 50 by compound index');
    const count = factor('count of 400 by index');
    return `${engine}, from ${least.toLocaleString('en')} to ${most.toLocaleString('en')} documents: a keyset page takes ${page} times as long, a find by id ${factor('find by id')} times, a count of 400 by index ${count} times. A count of a twentieth of all counts more keys, and grows with them.`;
  });
}
