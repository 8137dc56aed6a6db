import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { OverviewQuery, OverviewView, WaitingView } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers } from '../../../openapi/answers.js';
import { OverviewService } from './overview.service.js';

@Controller('admin/overview')
@UseGuards(PlatformGuard)
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Get()
  @Answers(OverviewView)
  get(
    @CurrentAsker() asker: Asker,
    @Query({ schema: OverviewQuery }) { timeZone }: OverviewQuery,
  ): Promise<OverviewView> {
    return this.overview.get(asker, timeZone);
  }

  /** The part of it that the menu shows on every page. */
  @Get('waiting')
  @Answers(WaitingView)
  waiting(@CurrentAsker() asker: Asker): Promise<WaitingView> {
    return this.overview.waiting(asker);
  }
}
