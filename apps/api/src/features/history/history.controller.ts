import { Controller, Get, Query } from '@nestjs/common';
import { HistoryPage, HistoryQuery } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { HistoryService } from './history.service.js';

@Controller('history')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get()
  @Answers(HistoryPage)
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: HistoryQuery }) query: HistoryQuery,
  ): Promise<HistoryPage> {
    return this.history.list(asker, query);
  }
}
