import { cpus, loadavg } from 'node:os';
import { HEAP_MIB } from '../processes.js';
import type { Exported } from './exports.js';
import type { Timed } from './lists.js';

export interface Measured {
  engine: string;
  lists: Timed[];
  summaries: Timed[];
  exports: Exported[];
}

const number = (value: number, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

const headOf = (sizes: number[], engines: string[]) => {
  const columns = engines.flatMap((engine) => [
    ...sizes.map((size) => `${engine}, ${number(size)}`),
    'times as long',
  ]);
  return [`| | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---:').join('|')}|`];
};

const cellsOf = ({ times }: Timed) => [
  ...times.map((time) => `${number(time, 1)} ms`),
  number(times.at(-1)! / times[0]!, 2),
];

const table = (sizes: number[], measured: Measured[], of: (one: Measured) => Timed[]): string[] => [
  ...headOf(
    sizes,
    measured.map(({ engine }) => engine),
  ),
  ...of(measured[0]!).map(
    ({ row }, index) => `| ${row} | ${measured.flatMap((one) => cellsOf(of(one)[index]!)).join(' | ')} |`,
  ),
];

const exportTable = (measured: Measured[]): string[] => [
  '| | rows | rows/s | api before | api at most |',
  '|---|---:|---:|---:|---:|',
  ...measured.flatMap(({ engine, exports }) =>
    exports.map(
      ({ rows, rowsPerSecond, before, most }) =>
        `| ${engine} | ${number(rows)} | ${number(rowsPerSecond)} | ${before} MiB | ${most} MiB |`,
    ),
  ),
];

/** @param loadBefore of the machine, before anything was measured */
export const recordsReport = (measured: Measured[], sizes: number[], loadBefore: number): string =>
  `${[
    '# Lists, search and exports, measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadBefore.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after, Node ${process.version}. One partner with ${sizes.map((size) => number(size)).join(', another with ')} creatives in one database; 50 rows a page; from the request to the last byte of its answer, over HTTP on this machine, medians, the partners asked in turn.`,
    '',
    '## Lists and search',
    '',
    ...table(sizes, measured, ({ lists }) => lists),
    '',
    '## Summaries',
    '',
    'A summary is exact up to 10,000 creatives and looks at each of them; then it says "10,000+".',
    '',
    ...table(sizes, measured, ({ summaries }) => summaries),
    '',
    '## Exports of My Creatives',
    '',
    `Memory is the api’s own (RssAnon), its heap held to ${HEAP_MIB} MiB.`,
    '',
    ...exportTable(measured),
  ].join('\n')}\n`;
