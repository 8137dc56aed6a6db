import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  BulkResult,
  CreativeBulkEdit,
  CreativeBulkRevert,
  CreativePatch,
  CreativeRevert,
  CreativeView,
  type Cause,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../../openapi/answers.js';
import { EditsService } from './edits.service.js';

@Controller('creatives')
export class EditsController {
  constructor(private readonly edits: EditsService) {}

  @Patch(':id')
  @Answers(CreativeView)
  edit(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: CreativePatch }) patch: CreativePatch,
  ): Promise<CreativeView> {
    return this.edits.edit(asker, cause, id, patch);
  }

  @Post(':id/revert')
  @HttpCode(200)
  @Answers(CreativeView)
  revert(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: CreativeRevert }) { eventId }: CreativeRevert,
  ): Promise<CreativeView> {
    return this.edits.revert(asker, cause, id, eventId);
  }

  @Post('bulk')
  @HttpCode(200)
  @Answers(BulkResult)
  editMany(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: CreativeBulkEdit }) edit: CreativeBulkEdit,
  ): Promise<BulkResult> {
    return this.edits.editMany(asker, cause, edit);
  }

  @Post('revert')
  @HttpCode(200)
  @Answers(BulkResult)
  revertMany(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: CreativeBulkRevert }) { eventIds }: CreativeBulkRevert,
  ): Promise<BulkResult> {
    return this.edits.revertMany(asker, cause, eventIds);
  }
}
