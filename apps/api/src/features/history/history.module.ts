import { Module } from '@nestjs/common';
import { ActorFilter } from './actor-filter.js';
import { HistoryController } from './history.controller.js';
import { HistoryPresenter } from './history.presenter.js';
import { HistoryService } from './history.service.js';

@Module({
  controllers: [HistoryController],
  providers: [HistoryService, HistoryPresenter, ActorFilter],
  exports: [HistoryService, HistoryPresenter],
})
export class HistoryModule {}
