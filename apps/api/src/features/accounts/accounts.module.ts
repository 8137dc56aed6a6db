import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';

@Module({ imports: [SessionsModule], controllers: [AccountsController], providers: [AccountsService] })
export class AccountsModule {}
