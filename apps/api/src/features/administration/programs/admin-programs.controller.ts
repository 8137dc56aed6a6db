import { Body, Controller, Get, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import {
  AdminProgramView,
  ProgramCreate,
  ProgramPatch,
  ProgramUses,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers } from '../../../openapi/answers.js';
import { AdminProgramsService } from './admin-programs.service.js';

@Controller('admin/programs')
@UseGuards(PlatformGuard)
export class AdminProgramsController {
  constructor(private readonly programs: AdminProgramsService) {}

  @Get()
  @Answers(pageOf(AdminProgramView))
  list(): Promise<Page<AdminProgramView>> {
    return this.programs.list();
  }

  @Post()
  @Answers(AdminProgramView, 201)
  create(
    @CurrentCause() cause: Cause,
    @Body({ schema: ProgramCreate }) wanted: ProgramCreate,
  ): Promise<AdminProgramView> {
    return this.programs.create(cause, wanted);
  }

  @Get(':id/uses')
  @Answers(ProgramUses)
  uses(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<ProgramUses> {
    return this.programs.uses(asker, id);
  }

  @Patch(':id')
  @Answers(AdminProgramView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: ProgramPatch }) patch: ProgramPatch,
  ): Promise<AdminProgramView> {
    return this.programs.change(asker, cause, id, patch);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Answers(AdminProgramView)
  archive(@CurrentCause() cause: Cause, @Param('id') id: string): Promise<AdminProgramView> {
    return this.programs.archive(cause, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Answers(AdminProgramView)
  restore(@CurrentCause() cause: Cause, @Param('id') id: string): Promise<AdminProgramView> {
    return this.programs.restore(cause, id);
  }
}
