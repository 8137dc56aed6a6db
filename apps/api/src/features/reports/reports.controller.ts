import { Controller, Get, Query } from '@nestjs/common';
import { ReportQuery, ReportView } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { ReportsService } from './reports.service.js';

@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get('creatives')
  @Answers(ReportView)
  creatives(
    @CurrentAsker() asker: Asker,
    @Query({ schema: ReportQuery }) query: ReportQuery,
  ): Promise<ReportView> {
    return this.reports.creatives(asker, query, new Date());
  }
}
