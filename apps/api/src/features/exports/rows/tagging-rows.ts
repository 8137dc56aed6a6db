import { Injectable } from '@nestjs/common';
import type { TaggingRecordView } from '@smarttag/domain';
import { TaggingRecordsService } from '../../tagging-records/tagging-records.service.js';
import { BATCH, pagesOf, timesIn, type Cell, type Cut, type Table } from './export-rows.js';
import { reasonOf } from './reason.js';

const COLUMNS = [
  'Number',
  'Creative ID',
  'File name',
  'Outcome',
  'Tag ID',
  'SHA-256',
  'Reason',
  'Company',
  'Kind of company',
  'Program',
  'Business Center ID',
  'Business Center',
  'Uploaded by',
  'Bytes',
  'Seconds',
  'Width',
  'Height',
];

/** What was decided, as far as history had told of it at the cut. */
@Injectable()
export class TaggingRows {
  constructor(private readonly records: TaggingRecordsService) {}

  table(cut: Cut<'tagging_history'>): Table {
    const { timeZone } = cut.filters;
    const times = ['Uploaded', 'Submitted', 'Decided'].map((name) => `${name} (${timeZone})`);
    return { columns: [...COLUMNS, ...times], batches: this.batches(cut) };
  }

  private async *batches({ asker, filters, seq }: Cut<'tagging_history'>): AsyncGenerator<Cell[][]> {
    const time = timesIn(filters.timeZone);
    const read = (cursor: string | undefined) =>
      this.records.list(asker, { ...filters, cursor, limit: BATCH }, seq);
    for await (const page of pagesOf(read)) yield page.map((record) => rowOf(record, time));
  }
}

const rowOf = (record: TaggingRecordView, time: (instant: string | undefined) => Cell): Cell[] => [
  record.seq,
  record.creativeId,
  record.fileName,
  record.outcome,
  record.tagId,
  record.sha256,
  reasonOf(record),
  record.partnerName,
  record.partnerKind,
  record.programName,
  record.businessCenterId,
  record.businessCenterName,
  record.uploaderName,
  record.size,
  record.media?.durationSeconds,
  record.media?.video.width,
  record.media?.video.height,
  time(record.uploadedAt),
  time(record.submittedAt),
  time(record.decidedAt),
];
