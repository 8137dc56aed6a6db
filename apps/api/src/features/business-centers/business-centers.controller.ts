import { Body, Controller, Get, Post } from '@nestjs/common';
import { BusinessCenterView, StateBusinessCenter, pageOf, type Cause, type Page } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { BusinessCentersService } from './business-centers.service.js';

@Controller('business-centers')
export class BusinessCentersController {
  constructor(private readonly businessCenters: BusinessCentersService) {}

  @Get()
  @Answers(pageOf(BusinessCenterView))
  list(@CurrentAsker() asker: Asker): Promise<Page<BusinessCenterView>> {
    return this.businessCenters.list(asker);
  }

  @Post()
  @Answers(BusinessCenterView, 201)
  state(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: StateBusinessCenter }) stated: StateBusinessCenter,
  ): Promise<BusinessCenterView> {
    return this.businessCenters.state(asker, cause, stated);
  }
}
