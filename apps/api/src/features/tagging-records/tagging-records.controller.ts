import { Controller, Get, Param, Query } from '@nestjs/common';
import { TaggingHistoryQuery, TaggingRecordView, pageOf, type Page } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { TaggingRecordsService } from './tagging-records.service.js';

/** No write exists. */
@Controller('tagging-history')
export class TaggingRecordsController {
  constructor(private readonly records: TaggingRecordsService) {}

  @Get()
  @Answers(pageOf(TaggingRecordView))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: TaggingHistoryQuery }) query: TaggingHistoryQuery,
  ): Promise<Page<TaggingRecordView>> {
    return this.records.list(asker, query);
  }

  @Get(':creativeId')
  @Answers(TaggingRecordView)
  get(@CurrentAsker() asker: Asker, @Param('creativeId') creativeId: string): Promise<TaggingRecordView> {
    return this.records.get(asker, creativeId);
  }
}
