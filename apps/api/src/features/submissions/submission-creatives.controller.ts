import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CreativeView, DeclareFiles, DeclaredFiles, type Cause } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { DeclarationsService } from './declarations.service.js';
import { SubmissionCreativesService } from './submission-creatives.service.js';

@Controller('submissions/:id/creatives')
export class SubmissionCreativesController {
  constructor(
    private readonly declarations: DeclarationsService,
    private readonly creatives: SubmissionCreativesService,
  ) {}

  @Post()
  @Answers(DeclaredFiles, 201)
  declare(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: DeclareFiles }) { files }: DeclareFiles,
  ): Promise<DeclaredFiles> {
    return this.declarations.declare(asker, cause, id, files);
  }

  @Delete(':creativeId')
  @Answers(CreativeView)
  remove(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') submissionId: string,
    @Param('creativeId') creativeId: string,
  ): Promise<CreativeView> {
    return this.creatives.remove(asker, cause, { submissionId, creativeId });
  }

  @Post(':creativeId/restore')
  @HttpCode(200)
  @Answers(CreativeView)
  restore(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') submissionId: string,
    @Param('creativeId') creativeId: string,
  ): Promise<CreativeView> {
    return this.creatives.restore(asker, cause, { submissionId, creativeId });
  }

  @Post(':creativeId/release')
  @HttpCode(200)
  @Answers(CreativeView)
  release(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') submissionId: string,
    @Param('creativeId') creativeId: string,
  ): Promise<CreativeView> {
    return this.creatives.release(asker, cause, { submissionId, creativeId });
  }
}
