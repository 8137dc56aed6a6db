import { Controller, Get } from '@nestjs/common';
import { ProgramView, pageOf, type Page } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { ProgramsService } from './programs.service.js';

@Controller('programs')
export class ProgramsController {
  constructor(private readonly programs: ProgramsService) {}

  @Get()
  @Answers(pageOf(ProgramView))
  list(@CurrentAsker() asker: Asker): Promise<Page<ProgramView>> {
    return this.programs.list(asker);
  }
}
