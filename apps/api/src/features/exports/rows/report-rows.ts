import { Injectable } from '@nestjs/common';
import type { Dimension, Measures, ReportGroup, ReportView } from '@smarttag/domain';
import { ReportsService } from '../../reports/reports.service.js';
import type { Cell, Cut, Table } from './export-rows.js';

const DIMENSION_HEADS: Record<Dimension, string> = {
  partner: 'Company',
  kind: 'Kind of company',
  program: 'Program',
  businessCenter: 'Business Center',
  outcome: 'Outcome',
  format: 'Format',
  uploader: 'Uploaded by',
};

const FIGURES: readonly [string, (measures: Measures) => Cell][] = [
  ['Submitted', ({ submitted }) => submitted],
  ['Tagged', ({ tagged }) => tagged],
  ['Duplicates', ({ duplicates }) => duplicates],
  ['Rejected', ({ rejected }) => rejected],
  ['Edits', ({ edits }) => edits],
  ['Bytes', ({ bytes }) => bytes],
  ['Seconds of video', ({ videoSeconds }) => videoSeconds],
  ['Seconds to tag, median', ({ medianToTagSeconds }) => medianToTagSeconds],
  ['Seconds to tag, p95', ({ p95ToTagSeconds }) => p95ToTagSeconds],
  ['Active partners', ({ activePartners }) => activePartners],
];

/** The report's table: one row a combination of its groups, or without groups one a step in time. */
@Injectable()
export class ReportRows {
  constructor(private readonly reports: ReportsService) {}

  async table({ asker, filters, at }: Cut<'reports'>): Promise<Table> {
    const report = await this.reports.creatives(asker, filters, at);
    const { timeZone, groupBy, compared } = report;
    const columns = [
      ...(groupBy.length > 0
        ? groupBy.flatMap((dimension) => [`${DIMENSION_HEADS[dimension]} ID`, DIMENSION_HEADS[dimension]])
        : [`Time (${timeZone})`]),
      ...['First day', 'Last day'].map((head) => `${head} (${timeZone})`),
      ...FIGURES.map(([head]) => head),
      ...(compared ? ['First day', 'Last day'].map((head) => `Compared: ${head} (${timeZone})`) : []),
      ...(compared ? FIGURES.map(([head]) => `Compared: ${head}`) : []),
    ];
    return { columns, batches: oneBatch(groupBy.length > 0 ? groupRows(report) : timeRows(report)) };
  }
}

async function* oneBatch(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield await Promise.resolve(rows);
}

const figures = (measures: Measures) => FIGURES.map(([, read]) => read(measures));

const groupRows = ({ rows, range, compared }: ReportView): Cell[][] =>
  rows.map((row) => [
    ...row.groups.flatMap(({ id, name }: ReportGroup) => [id, name ?? id]),
    range.from,
    range.to,
    ...figures(row.measures),
    ...(compared && row.compared ? [compared.from, compared.to, ...figures(row.compared)] : []),
  ]);

const timeRows = ({ buckets, compared }: ReportView): Cell[][] =>
  buckets.map((bucket) => [
    bucket.label,
    bucket.days.from,
    bucket.days.to,
    ...figures(bucket.measures),
    ...(compared && bucket.compared
      ? [bucket.compared.days.from, bucket.compared.days.to, ...figures(bucket.compared.measures)]
      : []),
  ]);
