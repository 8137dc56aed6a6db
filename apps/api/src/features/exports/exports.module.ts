import { Module } from '@nestjs/common';
import { CreativesModule } from '../creatives/creatives.module.js';
import { HistoryModule } from '../history/history.module.js';
import { TaggingRecordsModule } from '../tagging-records/tagging-records.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ActivityRows } from './rows/activity-rows.js';
import { CreativeRows } from './rows/creative-rows.js';
import { TaggingRows } from './rows/tagging-rows.js';

@Module({
  imports: [CreativesModule, HistoryModule, TaggingRecordsModule],
  controllers: [ExportsController],
  providers: [ExportsService, ActivityRows, CreativeRows, TaggingRows],
})
export class ExportsModule {}
