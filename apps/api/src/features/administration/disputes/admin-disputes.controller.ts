import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { DisputeAnswer, DisputeFacts, type Cause } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers } from '../../../openapi/answers.js';
import { AdminDisputesService } from './admin-disputes.service.js';

@Controller('admin/disputes')
@UseGuards(PlatformGuard)
export class AdminDisputesController {
  constructor(private readonly disputes: AdminDisputesService) {}

  /** Both sides beside each other. */
  @Get(':id')
  @Answers(DisputeFacts)
  get(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<DisputeFacts> {
    return this.disputes.facts(asker, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Answers(DisputeFacts)
  answer(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: DisputeAnswer }) answer: DisputeAnswer,
  ): Promise<DisputeFacts> {
    return this.disputes.answer(asker, cause, id, answer);
  }
}
