import { Module } from '@nestjs/common';
import { CreativesModule } from '../creatives/creatives.module.js';
import { RecordExportsService } from './record-exports.service.js';
import { TaggingFacetsService } from './tagging-facets.service.js';
import { TaggingFiltersReader } from './tagging-filters.js';
import { TaggingRecordsController } from './tagging-records.controller.js';
import { TaggingRecordsService } from './tagging-records.service.js';

@Module({
  imports: [CreativesModule],
  controllers: [TaggingRecordsController],
  providers: [TaggingRecordsService, TaggingFacetsService, TaggingFiltersReader, RecordExportsService],
  exports: [TaggingRecordsService],
})
export class TaggingRecordsModule {}
