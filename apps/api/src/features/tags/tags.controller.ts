import { Controller, Get, Param, Query } from '@nestjs/common';
import { TagLookup, TagLookupQuery } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import type { z } from 'zod';
import { Answers } from '../../openapi/answers.js';
import { TagsService } from './tags.service.js';

@Controller('tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Get()
  @Answers(TagLookup)
  bySha256(
    @CurrentAsker() asker: Asker,
    @Query({ schema: TagLookupQuery }) { sha256 }: z.infer<typeof TagLookupQuery>,
  ): Promise<TagLookup> {
    return this.tags.bySha256(asker, sha256);
  }

  @Get(':tagId')
  @Answers(TagLookup)
  byTagId(@CurrentAsker() asker: Asker, @Param('tagId') tagId: string): Promise<TagLookup> {
    return this.tags.byTagId(asker, tagId);
  }
}
