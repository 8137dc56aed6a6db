import { cpus, loadavg } from 'node:os';
import { HEAP_MIB } from '../processes.js';
import type { Exported } from './exports.js';
import type { Filled } from './fill.js';
import type { Timed } from './questions.js';
import type { Reported } from './reports.js';

export interface Measured {
  size: number;
  filled: Filled;
  questions: Timed[];
  reports: Reported;
  exported: Exported;
}

const number = (value: number, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const ms = (value: number) => `${number(value, 1)} ms`;

const table = (head: string[], rows: string[][]): string[] => [
  `| ${head.join(' | ')} |`,
  `|---|${head
    .slice(1)
    .map(() => '---:')
    .join('|')}|`,
  ...rows.map((cells) => `| ${cells.join(' | ')} |`),
];

/** A column a size, and how the largest compares with the smallest. */
const questionTable = (measured: Measured[]): string[] =>
  table(
    ['', ...measured.map(({ size }) => number(size)), 'times as long'],
    measured[0]!.questions.map(({ row }, index) => {
      const times = measured.map(({ questions }) => questions[index]!.time);
      return [row, ...times.map(ms), number(times.at(-1)! / times[0]!, 2)];
    }),
  );

/** @param loadBefore of the machine, before anything was measured */
export const auditReport = (engine: string, measured: Measured[], loadBefore: number): string => {
  const nameOf = ({ size }: Measured) => number(size);
  return `${[
    `# Audit and reports, measured on ${engine}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${number(loadBefore, 1)} before and ${number(loadavg()[0]!, 1)} after, Node ${process.version}. Tagging records of 200 partners of very different size over three years, three events each; asked by an admin over HTTP on this machine, from the request to the last byte of its answer, medians; 50 rows a page.`,
    '',
    '## Tagging History of all partners',
    '',
    ...questionTable(measured),
    '',
    '## Reports',
    '',
    'Three years by month and partner from the roll-ups, beside `$group` over the raw events, asked of the database itself.',
    '',
    ...table(
      ['records', 'three years', '$group', 'times faster', 'numbers', 'one day by hour'],
      measured.map((one) => {
        const { years, rawYears, equal, oneDay } = one.reports;
        return [
          nameOf(one),
          ms(years),
          ms(rawYears),
          number(rawYears / years, 1),
          equal ? 'equal' : 'NOT EQUAL',
          ms(oneDay),
        ];
      }),
    ),
    '',
    '## Export of everything as CSV',
    '',
    `Memory is the api’s own (RssAnon), its heap held to ${HEAP_MIB} MiB; meanwhile somebody else asks for the newest 50 without a pause. A bare cursor: the driver reads the same rows in the same order, and nothing is made of them.`,
    '',
    ...table(
      [
        'records',
        'rows',
        'rows/s',
        'a bare cursor',
        'api before',
        'api at most',
        'longest wait of the other',
      ],
      measured.map((one) => {
        const { rows, rowsPerSecond, barePerSecond, before, most, longestWait } = one.exported;
        return [
          nameOf(one),
          number(rows),
          number(rowsPerSecond),
          `${number(barePerSecond)} rows/s`,
          `${before} MiB`,
          `${most} MiB`,
          ms(longestWait),
        ];
      }),
    ),
    '',
    '## Filling in and rolling up',
    '',
    'Records with their keys and events, written in batches by one client, and their indexes made afterwards; roll-ups by one process, as the worker makes them.',
    '',
    ...table(
      ['records', 'records/s', 'events', 'events/s rolled up'],
      measured.map((one) => {
        const { recordsPerSecond, events, rolledUpPerSecond } = one.filled;
        return [nameOf(one), number(recordsPerSecond), number(events), number(rolledUpPerSecond)];
      }),
    ),
  ].join('\n')}\n`;
};
