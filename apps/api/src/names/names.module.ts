import { Global, Module } from '@nestjs/common';
import { NamesService } from './names.service.js';
import { StaleEdits } from './stale-edits.js';

@Global()
@Module({ providers: [NamesService, StaleEdits], exports: [NamesService, StaleEdits] })
export class NamesModule {}
