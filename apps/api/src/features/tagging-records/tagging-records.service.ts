import { Injectable } from '@nestjs/common';
import type {
  ReadScope,
  TaggingHistoryPage,
  TaggingHistoryQuery,
  TaggingRecord,
  TaggingRecordView,
} from '@smarttag/domain';
import { TaggingRecordsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { DuplicateOwners, type OwnerOf } from '../creatives/duplicate-owners.js';
import { TaggingFiltersReader } from './tagging-filters.js';

/** Tagging History: what was decided, with the names of then. Read only, here as in the repository. */
@Injectable()
export class TaggingRecordsService {
  constructor(
    private readonly records: TaggingRecordsRepository,
    private readonly filters: TaggingFiltersReader,
    private readonly owners: DuplicateOwners,
  ) {}

  /** @param upToSeq leaves out what history learnt later */
  async list(
    { readScope }: Asker,
    query: TaggingHistoryQuery,
    upToSeq?: number,
  ): Promise<TaggingHistoryPage> {
    const { cursor, limit, ...filters } = query;
    const filter = { ...(await this.filters.read(readScope, filters)), upToSeq };
    const page = await this.records.list(readScope, filter, { cursor, limit });
    return { ...page, items: await this.views(readScope, page.items) };
  }

  async get({ readScope }: Asker, creativeId: string): Promise<TaggingRecordView> {
    return inScope(await this.find(readScope, creativeId));
  }

  async find(scope: ReadScope, creativeId: string): Promise<TaggingRecordView | undefined> {
    const record = await this.records.findByCreativeId(scope, creativeId);
    return record && (await this.views(scope, [record]))[0];
  }

  private async views(scope: ReadScope, records: TaggingRecord[]): Promise<TaggingRecordView[]> {
    const ownerOf = await this.owners.of(scope, records);
    return records.map((record) => taggingRecordView(record, ownerOf));
  }
}

const taggingRecordView = (record: TaggingRecord, ownerOf: OwnerOf): TaggingRecordView => ({
  ...record,
  uploadedAt: record.uploadedAt.toISOString(),
  submittedAt: record.submittedAt.toISOString(),
  decidedAt: record.decidedAt.toISOString(),
  duplicateOf: ownerOf(record),
});
