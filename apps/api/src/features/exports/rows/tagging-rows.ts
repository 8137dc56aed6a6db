import { Injectable } from '@nestjs/common';
import type { TaggingRecordView } from '@smarttag/domain';
import { TaggingRecordsService } from '../../tagging-records/tagging-records.service.js';
import { BATCH, pagesOf, tableOfFiles, type Cell, type Cut, type Table } from './export-rows.js';
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
];

/** What was decided, as far as history had told of it at the cut. */
@Injectable()
export class TaggingRows {
  constructor(private readonly records: TaggingRecordsService) {}

  table({ asker, filters, seq }: Cut<'tagging_history'>): Table {
    const pages = pagesOf((cursor) => this.records.list(asker, { ...filters, cursor, limit: BATCH }, seq));
    return tableOfFiles(filters.timeZone, pages, { columns: COLUMNS, cells: cellsOf });
  }
}

const cellsOf = (record: TaggingRecordView): Cell[] => [
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
];
