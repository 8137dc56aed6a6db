import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  SendingFiles,
  SubmissionCreate,
  SubmissionListItem,
  SubmissionListQuery,
  SubmissionPatch,
  SubmissionView,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers, AnswersNothing } from '../../openapi/answers.js';
import { SendingService } from './sending.service.js';
import { SubmissionsList } from './submissions-list.js';
import { SubmissionsService } from './submissions.service.js';
import { SubmitService } from './submit.service.js';

@Controller('submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly submissionsList: SubmissionsList,
    private readonly submitting: SubmitService,
    private readonly sendingNow: SendingService,
  ) {}

  @Post()
  @Answers(SubmissionView, 201)
  create(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: SubmissionCreate }) chosen: SubmissionCreate,
  ): Promise<SubmissionView> {
    return this.submissions.create(asker, cause, chosen);
  }

  @Get()
  @Answers(pageOf(SubmissionListItem))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: SubmissionListQuery }) query: SubmissionListQuery,
  ): Promise<Page<SubmissionListItem>> {
    return this.submissionsList.list(asker, query);
  }

  @Get(':id')
  @Answers(SubmissionView)
  get(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<SubmissionView> {
    return this.submissions.get(asker, id);
  }

  @Get(':id/sending')
  @Answers(SendingFiles)
  sending(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<SendingFiles> {
    return this.sendingNow.of(asker, id);
  }

  @Patch(':id')
  @Answers(SubmissionView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: SubmissionPatch }) chosen: SubmissionPatch,
  ): Promise<SubmissionView> {
    return this.submissions.change(asker, cause, id, chosen);
  }

  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing()
  discard(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<void> {
    return this.submissions.discard(asker, cause, id);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Answers(SubmissionView)
  submit(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<SubmissionView> {
    return this.submitting.submit(asker, cause, id);
  }
}
