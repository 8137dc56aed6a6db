import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Req } from '@nestjs/common';
import { AccountPatch, AccountSessionView, UserView, pageOf, type Page } from '@smarttag/domain';
import { CurrentAsker, type AskedRequest, type Asker } from '@smarttag/service-kit';
import { Answers, AnswersNothing } from '../../openapi/answers.js';
import { AccountsService } from './accounts.service.js';

@Controller('account')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Patch()
  @Answers(UserView)
  change(
    @CurrentAsker() asker: Asker,
    @Body({ schema: AccountPatch }) patch: AccountPatch,
    @Req() request: AskedRequest,
  ): Promise<UserView> {
    return this.accounts.change(asker, patch, String(request.id));
  }

  @Get('sessions')
  @Answers(pageOf(AccountSessionView))
  listSessions(@CurrentAsker() asker: Asker): Promise<Page<AccountSessionView>> {
    return this.accounts.listSessions(asker);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @AnswersNothing()
  endSession(
    @CurrentAsker() asker: Asker,
    @Param('id') id: string,
    @Req() request: AskedRequest,
  ): Promise<void> {
    return this.accounts.endSession(asker, id, String(request.id));
  }
}
