import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import {
  AdminBusinessCenterView,
  BusinessCenterNote,
  BusinessCenterQuery,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers, AnswersNothing } from '../../../openapi/answers.js';
import { AdminBusinessCentersService, type Stated } from './admin-business-centers.service.js';

@Controller('admin/business-centers')
@UseGuards(PlatformGuard)
export class AdminBusinessCentersController {
  constructor(private readonly businessCenters: AdminBusinessCentersService) {}

  @Get()
  @Answers(pageOf(AdminBusinessCenterView))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: BusinessCenterQuery }) query: BusinessCenterQuery,
  ): Promise<Page<AdminBusinessCenterView>> {
    return this.businessCenters.list(asker, query);
  }

  /** What one partner states is right. */
  @Post(':businessCenterId/partners/:partnerId/confirm')
  @HttpCode(200)
  @Answers(AdminBusinessCenterView)
  confirm(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param() stated: Stated,
  ): Promise<AdminBusinessCenterView> {
    return this.businessCenters.confirm(asker, cause, stated);
  }

  /** Takes a confirmation back. */
  @Post(':businessCenterId/partners/:partnerId/unconfirm')
  @HttpCode(200)
  @Answers(AdminBusinessCenterView)
  unconfirm(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param() stated: Stated,
  ): Promise<AdminBusinessCenterView> {
    return this.businessCenters.unconfirm(asker, cause, stated);
  }

  /** Resolves the flag of an ID that several partners state. */
  @Post(':businessCenterId/note')
  @HttpCode(204)
  @AnswersNothing()
  note(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('businessCenterId') businessCenterId: string,
    @Body({ schema: BusinessCenterNote }) { note }: BusinessCenterNote,
  ): Promise<void> {
    return this.businessCenters.note(asker, cause, businessCenterId, note);
  }
}
