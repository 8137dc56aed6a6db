import { Controller, Get } from '@nestjs/common';
import { PartnerView, pageOf, type Page } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { PartnersService } from './partners.service.js';

/** The partners in my scope, for filters. */
@Controller('partners')
export class PartnersController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @Answers(pageOf(PartnerView))
  list(@CurrentAsker() asker: Asker): Promise<Page<PartnerView>> {
    return this.partners.list(asker);
  }
}
