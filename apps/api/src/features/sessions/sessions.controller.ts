import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { SessionView, SignIn } from '@smarttag/domain';
import { CurrentAsker, Public, type AskedRequest, type Asker } from '@smarttag/service-kit';
import type { Response } from 'express';
import { ENV, type Env } from '../../config/env.js';
import { Answers, AnswersNothing } from '../../openapi/answers.js';
import { requireOwnOrigin } from './own-origin.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { sessionView } from './session.view.js';
import { SessionsService } from './sessions.service.js';

@Controller('session')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post()
  @Public()
  @Answers(SessionView, 201)
  async signIn(
    @Body({ schema: SignIn }) body: SignIn,
    @Req() request: AskedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    requireOwnOrigin(request.headers, this.env.PUBLIC_URL);
    const { token, view } = await this.sessions.signIn(body, {
      requestId: String(request.id),
      address: request.ip ?? '',
      userAgent: request.headers['user-agent'],
    });
    setSessionCookie(response, this.env, token);
    return view;
  }

  @Get()
  @Answers(SessionView)
  whoAmI(@CurrentAsker() asker: Asker): SessionView {
    return sessionView(asker);
  }

  @Delete()
  @HttpCode(204)
  @AnswersNothing()
  async signOut(
    @CurrentAsker() asker: Asker,
    @Req() request: AskedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.signOut(asker, String(request.id));
    clearSessionCookie(response, this.env);
  }
}
