import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  AccountSessionView,
  OneTimeLinkView,
  PersonInvite,
  PersonPatch,
  PersonQuery,
  PersonView,
  pageOf,
  type Cause,
  type Page,
} from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers, AnswersNothing } from '../../../openapi/answers.js';
import { LinksService } from './links.service.js';
import { PeopleService } from './people.service.js';
import { PersonSessionsService } from './person-sessions.service.js';

@Controller('admin/users')
@UseGuards(PlatformGuard)
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly links: LinksService,
    private readonly sessions: PersonSessionsService,
  ) {}

  @Get()
  @Answers(pageOf(PersonView))
  list(
    @CurrentAsker() asker: Asker,
    @Query({ schema: PersonQuery }) query: PersonQuery,
  ): Promise<Page<PersonView>> {
    return this.people.list(asker, query);
  }

  /** Invites somebody; the link is in this answer alone. */
  @Post()
  @Answers(OneTimeLinkView, 201)
  invite(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: PersonInvite }) invited: PersonInvite,
  ): Promise<OneTimeLinkView> {
    return this.links.invite(asker, cause, invited);
  }

  @Patch(':id')
  @Answers(PersonView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Body({ schema: PersonPatch }) patch: PersonPatch,
  ): Promise<PersonView> {
    return this.people.change(asker, cause, id, patch);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answers(PersonView)
  deactivate(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<PersonView> {
    return this.people.deactivate(asker, cause, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Answers(PersonView)
  restore(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<PersonView> {
    return this.people.restore(asker, cause, id);
  }

  /** A new link: to join, or to choose a new password. */
  @Post(':id/link')
  @Answers(OneTimeLinkView, 201)
  link(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
  ): Promise<OneTimeLinkView> {
    return this.links.renew(asker, cause, id);
  }

  @Get(':id/sessions')
  @Answers(pageOf(AccountSessionView))
  listSessions(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<Page<AccountSessionView>> {
    return this.sessions.list(asker, id);
  }

  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  @AnswersNothing()
  endSession(
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
  ): Promise<void> {
    return this.sessions.end(cause, id, sessionId);
  }
}
