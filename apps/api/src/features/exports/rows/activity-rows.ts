import { Injectable } from '@nestjs/common';
import type { HistoryEventView } from '@smarttag/domain';
import { HistoryService } from '../../history/history.service.js';
import { BATCH, pagesOf, timesIn, type Cell, type Cut, type Table } from './export-rows.js';

const COLUMNS = [
  'Action',
  'Person',
  'Person ID',
  'Subject',
  'Subject ID',
  'Before',
  'After',
  'Company ID',
  'Request ID',
];

/** Who did what, up to the cut, newest first. */
@Injectable()
export class ActivityRows {
  constructor(private readonly history: HistoryService) {}

  table(cut: Cut<'activity'>): Table {
    return { columns: ['Number', `At (${cut.filters.timeZone})`, ...COLUMNS], batches: this.batches(cut) };
  }

  private async *batches({ asker, filters, seq }: Cut<'activity'>): AsyncGenerator<Cell[][]> {
    const time = timesIn(filters.timeZone);
    const read = (cursor: string | undefined) =>
      this.history.list(asker, { ...filters, cursor, limit: BATCH }, seq);
    for await (const page of pagesOf(read)) yield page.map((event) => rowOf(event, time));
  }
}

const json = (value: unknown): Cell => (value === undefined ? undefined : JSON.stringify(value));

const rowOf = (event: HistoryEventView, time: (instant: string | undefined) => Cell): Cell[] => [
  event.seq,
  time(event.at),
  event.action,
  event.actorName,
  event.actorId,
  event.subject.type,
  event.subject.id,
  json(event.before),
  json(event.after),
  event.partnerId,
  event.requestId,
];
