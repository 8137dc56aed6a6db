import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DisputeListQuery, DisputeOpen, DisputeView, pageOf, type Cause, type Page } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { DisputesService } from './disputes.service.js';

@Controller()
export class DisputesController {
  constructor(private readonly disputes: DisputesService) {}

  /** "We made this". */
  @Post('creatives/:id/dispute')
  @Answers(DisputeView, 201)
  open(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') creativeId: string,
    @Body({ schema: DisputeOpen }) said: DisputeOpen,
  ): Promise<DisputeView> {
    return this.disputes.open(asker, cause, creativeId, said);
  }

  @Get('disputes')
  @Answers(pageOf(DisputeView))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: DisputeListQuery }) query: DisputeListQuery,
  ): Promise<Page<DisputeView>> {
    return this.disputes.list(asker, query);
  }

  @Get('disputes/:id')
  @Answers(DisputeView)
  get(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<DisputeView> {
    return this.disputes.get(asker, id);
  }
}
