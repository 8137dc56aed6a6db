import { Module } from '@nestjs/common';
import { CreativesModule } from '../creatives/creatives.module.js';
import { TaggingRecordsController } from './tagging-records.controller.js';
import { TaggingRecordsService } from './tagging-records.service.js';

@Module({
  imports: [CreativesModule],
  controllers: [TaggingRecordsController],
  providers: [TaggingRecordsService],
  exports: [TaggingRecordsService],
})
export class TaggingRecordsModule {}
