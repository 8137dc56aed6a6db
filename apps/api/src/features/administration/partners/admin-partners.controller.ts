import { Body, Controller, Get, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import {
  AdminPartnerView,
  PartnerCreate,
  PartnerPatch,
  PartnerUses,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers } from '../../../openapi/answers.js';
import { AdminPartnersService } from './admin-partners.service.js';

@Controller('admin/partners')
@UseGuards(PlatformGuard)
export class AdminPartnersController {
  constructor(private readonly partners: AdminPartnersService) {}

  @Get()
  @Answers(pageOf(AdminPartnerView))
  list(@CurrentAsker() asker: Asker): Promise<Page<AdminPartnerView>> {
    return this.partners.list(asker);
  }

  @Post()
  @Answers(AdminPartnerView, 201)
  create(
    @CurrentCause() cause: Cause,
    @Body({ schema: PartnerCreate }) wanted: PartnerCreate,
  ): Promise<AdminPartnerView> {
    return this.partners.create(cause, wanted);
  }

  @Get(':id/uses')
  @Answers(PartnerUses)
  uses(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<PartnerUses> {
    return this.partners.uses(asker, id);
  }

  @Patch(':id')
  @Answers(AdminPartnerView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: PartnerPatch }) patch: PartnerPatch,
  ): Promise<AdminPartnerView> {
    return this.partners.change(asker, cause, id, patch);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @Answers(AdminPartnerView)
  suspend(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<AdminPartnerView> {
    return this.partners.suspend(asker, cause, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Answers(AdminPartnerView)
  restore(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<AdminPartnerView> {
    return this.partners.restore(asker, cause, id);
  }
}
