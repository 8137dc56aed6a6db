import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { LinkAccept, LinkOpen, LinkOpened, SessionView } from '@smarttag/domain';
import { Public, type AskedRequest } from '@smarttag/service-kit';
import type { Response } from 'express';
import { ENV, type Env } from '../../config/env.js';
import { Answers } from '../../openapi/answers.js';
import { requireOwnOrigin } from '../sessions/own-origin.js';
import { setSessionCookie } from '../sessions/session-cookie.js';
import { InvitationsService } from './invitations.service.js';

/** For who holds a one-time link, and has no session yet. The token comes in the body: no log keeps it. */
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post('open')
  @Public()
  @HttpCode(200)
  @Answers(LinkOpened)
  open(@Body({ schema: LinkOpen }) { token }: LinkOpen): Promise<LinkOpened> {
    return this.invitations.open(token);
  }

  @Post('accept')
  @Public()
  @Answers(SessionView, 201)
  async accept(
    @Body({ schema: LinkAccept }) accepted: LinkAccept,
    @Req() request: AskedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    requireOwnOrigin(request.headers, this.env.PUBLIC_URL);
    const { token, view } = await this.invitations.accept(accepted, {
      requestId: String(request.id),
      address: request.ip ?? '',
      userAgent: request.headers['user-agent'],
    });
    setSessionCookie(response, this.env, token);
    return view;
  }
}
