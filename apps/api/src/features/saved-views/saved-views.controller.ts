import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  SavedViewCreate,
  SavedViewPatch,
  SavedViewQuery,
  SavedViewView,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import type { z } from 'zod';
import { Answers, AnswersNothing } from '../../openapi/answers.js';
import { SavedViewsService } from './saved-views.service.js';

@Controller('saved-views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Get()
  @Answers(pageOf(SavedViewView))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: SavedViewQuery }) { list }: z.infer<typeof SavedViewQuery>,
  ): Promise<Page<SavedViewView>> {
    return this.views.list(asker, list);
  }

  @Post()
  @Answers(SavedViewView, 201)
  create(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: SavedViewCreate }) wanted: SavedViewCreate,
  ): Promise<SavedViewView> {
    return this.views.create(asker, cause, wanted);
  }

  @Patch(':id')
  @Answers(SavedViewView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: SavedViewPatch }) patch: SavedViewPatch,
  ): Promise<SavedViewView> {
    return this.views.change(asker, cause, id, patch);
  }

  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing()
  remove(@CurrentAsker() asker: Asker, @CurrentCause() cause: Cause, @Param('id') id: string): Promise<void> {
    return this.views.remove(asker, cause, id);
  }
}
