import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  CreativeFilters,
  CreativeListQuery,
  CreativeNeighbours,
  CreativeNeighboursQuery,
  CreativePage,
  CreativeSummary,
  CreativeView,
  HistoryEventView,
  HistoryQuery,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { HistoryService } from '../history/history.service.js';
import { CreativesService } from './creatives.service.js';

@Controller('creatives')
export class CreativesController {
  constructor(
    private readonly creatives: CreativesService,
    private readonly history: HistoryService,
  ) {}

  @Get()
  @Answers(CreativePage)
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: CreativeListQuery }) query: CreativeListQuery,
  ): Promise<CreativePage> {
    return this.creatives.list(asker, query);
  }

  @Get('summary')
  @Answers(CreativeSummary)
  summary(
    @CurrentAsker() asker: Asker,
    @Query({ schema: CreativeFilters }) filters: CreativeFilters,
  ): Promise<CreativeSummary> {
    return this.creatives.summary(asker, filters);
  }

  @Get(':id')
  @Answers(CreativeView)
  get(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<CreativeView> {
    return this.creatives.get(asker, id);
  }

  @Get(':id/neighbours')
  @Answers(CreativeNeighbours)
  neighbours(
    @CurrentAsker() asker: Asker,
    @Param('id') id: string,
    @Query({ schema: CreativeNeighboursQuery }) query: CreativeNeighboursQuery,
  ): Promise<CreativeNeighbours> {
    return this.creatives.neighbours(asker, id, query);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Answers(CreativeView)
  retry(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<CreativeView> {
    return this.creatives.retry(asker, cause, id);
  }

  @Get(':id/history')
  @Answers(pageOf(HistoryEventView))
  async activity(
    @CurrentAsker() asker: Asker,
    @Param('id') id: string,
    @Query({ schema: HistoryQuery }) query: HistoryQuery,
  ): Promise<Page<HistoryEventView>> {
    await this.creatives.get(asker, id);
    return this.history.list(asker, { ...query, subjectId: id });
  }
}
