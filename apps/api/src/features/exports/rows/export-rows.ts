import { momentsIn, type ExportCreate, type MediaFacts, type Page } from '@smarttag/domain';
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

/** What the rows of files have in common, whether they are shown as they are or as they were decided. */
interface FileRow {
  size: number;
  media?: MediaFacts;
  uploadedAt?: string;
  submittedAt?: string;
  decidedAt?: string;
}
const FILE_COLUMNS = ['Bytes', 'Seconds', 'Width', 'Height'];
const MOMENTS = ['Uploaded', 'Submitted', 'Decided'];

const fileCells = ({ size, media }: FileRow): Cell[] => [
  size,
  media?.durationSeconds,
  media?.video.width,
  media?.video.height,
];

/** A table of files: `columns` of its own, then what every file has, its moments by the zone's clocks, and `last`. */
export const tableOfFiles = <T extends FileRow>(
  timeZone: string,
  pages: AsyncIterable<T[]>,
  own: { columns: string[]; cells: (row: T) => Cell[]; last?: { column: string; cell: (row: T) => Cell } },
): Table => {
  const time = timesIn(timeZone);
  const rowOf = (row: T): Cell[] => [
    ...own.cells(row),
    ...fileCells(row),
    time(row.uploadedAt),
    time(row.submittedAt),
    time(row.decidedAt),
    ...(own.last ? [own.last.cell(row)] : []),
  ];
  return {
    columns: [
      ...own.columns,
      ...FILE_COLUMNS,
      ...MOMENTS.map((name) => `${name} (${timeZone})`),
      ...(own.last ? [own.last.column] : []),
    ],
    batches: batchesOf(pages, rowOf),
  };
};

async function* batchesOf<T>(pages: AsyncIterable<T[]>, rowOf: (row: T) => Cell[]): AsyncGenerator<Cell[][]> {
  for await (const page of pages) yield page.map(rowOf);
}

/** Every page of a list, one after another; the next is being read while one is worked on. */
export async function* pagesOf<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
  let next: Promise<Page<T>> | undefined = read(undefined);
  while (next) {
    const page: Page<T> = await next;
    next = page.nextCursor === undefined ? undefined : read(page.nextCursor);
    // Nobody waits for it where the reader has gone.
    next?.catch(() => undefined);
    yield page.items;
  }
}
