import { Module } from '@nestjs/common';
import { PasswordsService } from './passwords.service.js';
import { SessionActions } from './session-actions.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';

@Module({
  controllers: [SessionsController],
  providers: [SessionsService, SessionActions, PasswordsService, SignInThrottle],
  exports: [PasswordsService, SessionActions, SessionsService],
})
export class SessionsModule {}
