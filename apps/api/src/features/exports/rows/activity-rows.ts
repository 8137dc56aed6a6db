import { Injectable } from '@nestjs/common';
import type { HistoryEventView } from '@smarttag/domain';
import { ProgramsRepository } from '@smarttag/domain/mongoose';
import { HistoryService } from '../../history/history.service.js';
import { BATCH, pagesOf, timesIn, type Cell, type Cut, type Table } from './export-rows.js';

const COLUMNS = [
  'Action',
  'Person',
  'Person ID',
  'Subject',
  'Subject ID',
  'Subject name',
  'Before',
  'After',
  'Company ID',
  'Request ID',
];

/** Who did what, up to the cut, newest first. */
@Injectable()
export class ActivityRows {
  constructor(
    private readonly history: HistoryService,
    private readonly programs: ProgramsRepository,
  ) {}

  table(cut: Cut<'activity'>): Table {
    return { columns: ['Number', `At (${cut.filters.timeZone})`, ...COLUMNS], batches: this.batches(cut) };
  }

  private async *batches({ asker, filters, seq }: Cut<'activity'>): AsyncGenerator<Cell[][]> {
    const time = timesIn(filters.timeZone);
    const read = (cursor: string | undefined) =>
      this.history.list(asker, { ...filters, cursor, limit: BATCH }, seq);
    const programs = new Map((await this.programs.list()).map(({ id, name }) => [id, name]));
    for await (const page of pagesOf(read)) yield page.map((event) => rowOf(event, time, programs));
  }
}

type ProgramNames = ReadonlyMap<unknown, string>;

/** A file is read by people, too: a program stands there by its name as well. */
const json = (part: HistoryEventView['before'], programs: ProgramNames): Cell =>
  part && JSON.stringify('programId' in part ? { ...part, program: programs.get(part.programId) } : part);

const rowOf = (
  event: HistoryEventView,
  time: (instant: string | undefined) => Cell,
  programs: ProgramNames,
): Cell[] => [
  event.seq,
  time(event.at),
  event.action,
  event.actorName,
  event.actorId,
  event.subject.type,
  event.subject.id,
  event.subjectName,
  json(event.before, programs),
  json(event.after, programs),
  event.partnerId,
  event.requestId,
];
