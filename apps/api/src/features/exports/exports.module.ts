import { Module } from '@nestjs/common';
import { CreativesModule } from '../creatives/creatives.module.js';
import { HistoryModule } from '../history/history.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { TaggingRecordsModule } from '../tagging-records/tagging-records.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ActivityRows } from './rows/activity-rows.js';
import { CreativeRows } from './rows/creative-rows.js';
import { ReportRows } from './rows/report-rows.js';
import { TaggingRows } from './rows/tagging-rows.js';

@Module({
  imports: [CreativesModule, HistoryModule, ReportsModule, TaggingRecordsModule],
  controllers: [ExportsController],
  providers: [ExportsService, ActivityRows, CreativeRows, ReportRows, TaggingRows],
})
export class ExportsModule {}
