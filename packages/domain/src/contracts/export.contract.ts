import { z } from 'zod';
import { Id, Instant } from './common.contract.js';
import { CreativeFilters } from './creative.contract.js';
import { HistoryFilters } from './history-event.contract.js';
import { ReportQuery } from './report.contract.js';
import { TaggingHistoryFilters } from './tagging-record.contract.js';

export const EXPORT_LISTS = ['creatives', 'tagging_history', 'activity', 'reports'] as const;
export const ExportList = z.enum(EXPORT_LISTS);
export type ExportList = z.infer<typeof ExportList>;

/** As many as one request may name. */
export const CHOSEN_LIMIT = 1000;

const format = z.enum(['csv']).default('csv');

/**
 * All rows of the filters, whose `timeZone` is the one the times are written in. With `chosen`, of the
 * creatives these alone, in this order, wherever the filters look.
 */
export const ExportCreate = z.discriminatedUnion('list', [
  z.object({
    list: z.literal('creatives'),
    filters: CreativeFilters,
    chosen: z.array(Id).min(1).max(CHOSEN_LIMIT).optional(),
    format,
  }),
  z.object({ list: z.literal('tagging_history'), filters: TaggingHistoryFilters, format }),
  z.object({ list: z.literal('activity'), filters: HistoryFilters, format }),
  z.object({ list: z.literal('reports'), filters: ReportQuery, format }),
]);
export type ExportCreate = z.infer<typeof ExportCreate>;
export type ExportCreateInput = z.input<typeof ExportCreate>;

/**
 * `ready`: its file may be fetched, once. `running`: it is on its way. `finished`: all of it was handed over.
 * `broken`: the download ended early; make another one.
 */
export const ExportState = z.enum(['ready', 'running', 'finished', 'broken']);
export type ExportState = z.infer<typeof ExportState>;

export const ExportView = z.object({
  id: Id,
  list: ExportList,
  filters: z.record(z.string(), z.unknown()),
  /** How many rows were picked by hand; absent where all of the filters are meant. */
  chosen: z.number().int().optional(),
  format: z.enum(['csv']),
  state: ExportState,
  fileName: z.string(),
  /** A plain link: the browser downloads from it. */
  fileUrl: z.string(),
  createdBy: Id,
  createdByName: z.string(),
  createdAt: Instant,
  /** Rows of history up to this `seq` are in it; creatives carry their `version` instead. */
  cutSeq: z.number().int().optional(),
  finishedAt: Instant.optional(),
  /** Rows after the heading, bytes and SHA-256 of the whole file. */
  rows: z.number().int().optional(),
  bytes: z.number().int().optional(),
  sha256: z.string().optional(),
});
export type ExportView = z.infer<typeof ExportView>;
