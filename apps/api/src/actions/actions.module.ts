import { Global, Module } from '@nestjs/common';
import { ActionsService } from './actions.service.js';

@Global()
@Module({ providers: [ActionsService], exports: [ActionsService] })
export class ActionsModule {}
