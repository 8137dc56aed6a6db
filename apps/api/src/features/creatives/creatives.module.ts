import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { CreativeFiltersReader } from './creative-filters.js';
import { CreativesController } from './creatives.controller.js';
import { CreativesPresenter } from './creatives.presenter.js';
import { CreativesService } from './creatives.service.js';
import { DuplicateOwners } from './duplicate-owners.js';
import { EditsController } from './edits/edits.controller.js';
import { EditsService } from './edits/edits.service.js';
import { MediaController } from './media/media.controller.js';
import { MediaService } from './media/media.service.js';

@Module({
  imports: [HistoryModule],
  controllers: [CreativesController, EditsController, MediaController],
  providers: [
    CreativesService,
    CreativeFiltersReader,
    CreativesPresenter,
    DuplicateOwners,
    EditsService,
    MediaService,
  ],
  exports: [CreativesPresenter, CreativeFiltersReader, DuplicateOwners],
})
export class CreativesModule {}
