import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  RecordExports,
  TaggingHistoryFacets,
  TaggingHistoryFilters,
  TaggingHistoryPage,
  TaggingHistoryQuery,
  TaggingRecordView,
} from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { RecordExportsService } from './record-exports.service.js';
import { TaggingFacetsService } from './tagging-facets.service.js';
import { TaggingRecordsService } from './tagging-records.service.js';

/** No write exists. */
@Controller('tagging-history')
export class TaggingRecordsController {
  constructor(
    private readonly records: TaggingRecordsService,
    private readonly facetsService: TaggingFacetsService,
    private readonly recordExports: RecordExportsService,
  ) {}

  @Get()
  @Answers(TaggingHistoryPage)
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: TaggingHistoryQuery }) query: TaggingHistoryQuery,
  ): Promise<TaggingHistoryPage> {
    return this.records.list(asker, query);
  }

  @Get('facets')
  @Answers(TaggingHistoryFacets)
  facets(
    @CurrentAsker() asker: Asker,
    @Query({ schema: TaggingHistoryFilters }) filters: TaggingHistoryFilters,
  ): Promise<TaggingHistoryFacets> {
    return this.facetsService.of(asker, filters);
  }

  @Get(':creativeId')
  @Answers(TaggingRecordView)
  get(@CurrentAsker() asker: Asker, @Param('creativeId') creativeId: string): Promise<TaggingRecordView> {
    return this.records.get(asker, creativeId);
  }

  @Get(':creativeId/exports')
  @Answers(RecordExports)
  exports(@CurrentAsker() asker: Asker, @Param('creativeId') creativeId: string): Promise<RecordExports> {
    return this.recordExports.of(asker, creativeId);
  }
}
